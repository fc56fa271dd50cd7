// SPDX-License-Identifier: EUPL-1.2
// planted.mjs: for each rule of the Spectral ruleset an error that it must find.

const firstPath = (d) => Object.keys(d.paths)[0]
const firstGet = (d) => d.paths[firstPath(d)].get
const schema = (properties) => ({ type: 'object', properties })
const renamed = (d, to) => { d.paths[to] = d.paths[firstPath(d)] }

export const planted = [
  { rule: '/core/doc-openapi', plant: (d) => { d.openapi = '3' } },
  { rule: '/core/doc-openapi-contact', plant: (d) => { delete d.info.contact.email } },
  { rule: '/core/doc-openapi-contact/present', plant: (d) => { delete d.info.contact } },
  { rule: '/core/doc-language', plant: (d) => { delete firstGet(d).summary } },
  { rule: '/core/no-trailing-slash', plant: (d) => renamed(d, '/regels/') },
  { rule: '/core/path-segments-kebab-case', plant: (d) => renamed(d, '/regelVanNu') },
  { rule: '/core/query-keys-camel-case', plant: (d) => { firstGet(d).parameters.push({ name: 'peil_datum', in: 'query', schema: { type: 'string' } }) } },
  { rule: '/core/schemas-upper-camel-case', plant: (d) => { d.components.schemas.regel_lijst = { type: 'string' } } },
  { rule: '/core/http-methods', plant: (d) => { d.paths[firstPath(d)].trace = firstGet(d) } },
  { rule: '/core/http-safety', plant: (d) => { firstGet(d).requestBody = { content: { 'application/json': { schema: { type: 'object' } } } } } },
  { rule: '/core/uri-version', plant: (d) => { d.servers = [{ url: 'https://voorbeeld.example/api' }] } },
  { rule: '/core/semver', plant: (d) => { d.info.version = '1.0' } },
  { rule: '/core/version-header', plant: (d) => { firstGet(d).responses['200'].headers = {} } },
  { rule: '/core/error-handling/problem-details', plant: (d) => { firstGet(d).responses['400'] = { description: 'x', headers: { 'API-Version': { schema: { type: 'string' } } }, content: { 'application/json': {} } } } },
  { rule: '/core/error-handling/problem-details/members', plant: (d) => { d.components.schemas.Probleem.required = ['title'] } },
  { rule: '/core/error-handling/invalid-input', plant: (d) => { firstGet(d).responses['422'] = firstGet(d).responses['400']; delete firstGet(d).responses['400'] } },
  { rule: '/core/date-time/format', plant: (d) => { d.components.schemas.Nieuw = schema({ ingangsdatum: { type: 'string' } }) } },
  { rule: '/core/date-time/date-omit-time-portion', plant: (d) => { d.components.schemas.Nieuw = schema({ moment: { type: 'string', format: 'date-time' } }) } },
  { rule: '/core/resource-operations', plant: (d) => { const zoek = Object.keys(d.paths).find((p) => p.includes('/_zoek')); d.paths[zoek].get = d.paths[zoek].post } },
]
