// SPDX-License-Identifier: EUPL-1.2
// requests.mjs: good requests out of the examples of the description, and bad ones made of them by breaking one thing at a time.

export const clone = (value) => JSON.parse(JSON.stringify(value))

function resolve(document, schema) {
  while (schema && schema.$ref) schema = schema.$ref.slice(2).split('/').reduce((node, name) => node[name], document)
  return schema
}

function target(path, operation, query = '') {
  const part = (operation.parameters || []).find((p) => p.in === 'path')
  return path.replace(/\{[^}]+\}/, part ? encodeURIComponent(part.example) : '') + query
}

// Every GET with each of its queries in turn, and every example of every POST.
export function examplesOf(document) {
  const requests = []
  for (const [path, methods] of Object.entries(document.paths)) {
    const { get, post } = methods
    if ((get ?? post).security) continue // casework wants a token and a database: tests/web/test_desk_api
    if (get) {
      requests.push({ method: 'GET', path: target(path, get), headers: { accept: 'application/json' } })
      for (const p of get.parameters.filter((q) => q.in === 'query')) {
        const value = p.schema.enum ? p.schema.enum.at(-1) : p.schema.format === 'date' ? '2026-01-01' : p.schema.type === 'integer' ? '1' : null
        if (value) requests.push({ method: 'GET', path: target(path, get, `?${p.name}=${value}`), headers: { accept: 'application/json' } })
      }
    }
    for (const [type, media] of Object.entries(post?.requestBody.content || {})) {
      const values = media.examples ? Object.values(media.examples).map((e) => e.value) : media.example ? [media.example] : []
      for (const value of values)
        requests.push({ method: 'POST', path: target(path, post), headers: { 'content-type': type, accept: type }, body: type === 'application/json' ? JSON.stringify(value) : value })
    }
  }
  return requests
}

// A value that this schema refuses; undefined when there is none that is sure to be refused.
function refusedBy(schema) {
  const own = schema.anyOf ? schema.anyOf[0] : schema
  if (own.format === 'date') return '2026-13-45'
  if (own.enum) return 'zeker-niet'
  if (own.type === 'array') return { geen: 'lijst' }
  if (own.maximum !== undefined) return own.maximum + 1
  return undefined
}

function brokenFacts(document, operation, example, add) {
  const request = resolve(document, operation.requestBody.content['application/json'].schema)
  const variants = request.oneOf ? request.oneOf.map((s) => resolve(document, s)).filter((s) => s.properties.regel.enum[0] === example.regel) : [request]
  const facts = resolve(document, variants[0]?.properties?.feiten)
  if (!example.feiten) return
  add('a fact that does not exist', { ...example, feiten: { ...example.feiten, bestaatNiet: 1 } })
  for (const [name, schema] of Object.entries(facts?.properties || {})) {
    const value = refusedBy(schema)
    if (value !== undefined) add(`${name} out of range`, { ...example, feiten: { ...example.feiten, [name]: value } })
    add(`${name} as an object`, { ...example, feiten: { ...example.feiten, [name]: { a: 1 } } })
  }
}

export function badRequests(document) {
  const requests = []
  for (const [path, methods] of Object.entries(document.paths)) {
    const { get, post } = methods
    if ((get ?? post).security) continue
    const operation = get || post
    const json = post?.requestBody.content['application/json']
    const put = (why, expected, more) => requests.push({ why, expected, method: get ? 'GET' : 'POST', path: target(path, operation), headers: { accept: '*/*' }, ...more })
    const body = (value, type = 'application/json') => ({ headers: { 'content-type': type, accept: '*/*' }, body: value })
    const first = json ? Object.values(json.examples)[0].value : Object.values(post?.requestBody.content || {})[0]?.example
    const good = first === undefined ? {} : json ? body(JSON.stringify(first)) : body(first, 'text/csv')
    put('a query that does not exist', 400, { ...good, path: target(path, operation, '?bestaatNiet=1') })
    put('a language that does not exist', 400, { ...good, path: target(path, operation, '?taal=fy') })
    put('a form that does not exist', 406, { ...good, headers: { ...good.headers, accept: 'image/png' } })
    if (get && path.includes('{')) requests.push({ why: 'a name that does not exist', expected: 404, method: 'GET', path: path.replace(/\{[^}]+\}/, 'bestaat-niet'), headers: {} })
    if (get?.parameters.some((p) => p.name === 'peildatum')) put('a date that does not exist', 400, { path: target(path, operation, '?peildatum=2026-02-30') })
    if (!post) continue
    put('no body', 400, { headers: { 'content-type': json ? 'application/json' : 'text/csv', accept: '*/*' } })
    put('a body of another kind', 415, body('x', 'application/xml'))
    if (!json) { put('a table without a header', 400, body('\n\n', 'text/csv')); put('a table with a column of outcomes', 400, body('status\nx\n', 'text/csv')); continue }
    for (const [why, text] of [['no JSON', '{'], ['a list', '[]'], ['a text', '"x"'], ['a key twice', '{"taal":"nl","taal":"nl"}'], ['a number without end', '{"feiten":1'], ['depth', '['.repeat(200) + ']'.repeat(200)]])
      put(why, 400, { ...body(text), direct: true })        // the proxy reads JSON itself and would answer, or mend it
    const add = (why, value) => put(why, 400, body(JSON.stringify(value)))
    add('a member that does not exist', { ...first, bestaatNiet: 1 })
    add('a language that does not exist in the body', { ...first, taal: 'fy' })
    add('a choice that does not exist', { ...first, keuzes: { bestaatNiet: 'x' } })
    add('choices as a list', { ...first, keuzes: [] })
    add('a reform that does not exist', { ...first, wet: ['bestaat-niet'] })
    add('a day that does not exist', { ...first, bekendOp: '2026-02-30' })
    add('a day as a number', { ...first, rechtVan: 20260101 })
    add('processing without data subjects', { ...first, verwerking: {} })
    brokenFacts(document, post, first, add)
  }
  return requests
}
