// SPDX-License-Identifier: EUPL-1.2
// provider.mjs: an identity provider for test_oidc.c: oauth2-mock-server, which the test can tell to lie, and a few addresses that misbehave. Prints "issuer control odd" when it is up.
// Environment: BREED_NODE, the folder with node_modules; BREED_CLIENT_KEY, the client's key as JWK.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const module = (name) => import(pathToFileURL(join(process.env.BREED_NODE, 'node_modules', name)).href);
const { OAuth2Server } = await module('oauth2-mock-server/dist/index.mjs');
const jose = await module('jose/dist/webapi/index.js');

const server = new OAuth2Server();
await server.issuer.keys.generate('RS256');
await server.start(0, '127.0.0.1');
const issuer = server.issuer.url;
const SUBSTANTIAL = 'http://eidas.europa.eu/LoA/substantial';
const clientKey = JSON.parse(readFileSync(process.env.BREED_CLIENT_KEY, 'utf8'));
const seen = new Set();
let mode = '', last = {};

const coded = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const part = (token, i) => JSON.parse(Buffer.from(token.split('.')[i], 'base64url').toString());
const now = () => Math.floor(Date.now() / 1000);

// What the token says.
const claims = {
  'exp': (p) => { p.exp = now() - 31; },
  'no-exp': (p) => { delete p.exp; },
  'exp-text': (p) => { p.exp = '9999999999'; },
  'iat-future': (p) => { p.iat = now() + 120; },
  'iat-old': (p) => { p.iat = now() - 3600; },
  'no-iat': (p) => { delete p.iat; },
  'nbf': (p) => { p.nbf = now() + 120; },
  'aud': (p) => { p.aud = 'another-client'; },
  'aud-two': (p) => { p.aud = ['breed-test', 'another-client']; },
  'azp': (p) => { p.aud = ['breed-test', 'another-client']; p.azp = 'another-client'; },
  'azp-good': (p) => { p.aud = ['breed-test', 'another-client']; p.azp = 'breed-test'; },
  'no-aud': (p) => { p.aud = []; },
  'iss': (p) => { p.iss = 'https://another.example'; },
  'nonce': (p) => { p.nonce = 'another'; },
  'no-nonce': (p) => { delete p.nonce; },
  'acr-low': (p) => { p.acr = 'http://eidas.europa.eu/LoA/low'; },
  'acr-unknown': (p) => { p.acr = 'very high indeed'; },
  'no-acr': (p) => { delete p.acr; },
  'acr-high': (p) => { p.acr = 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI'; },
  'digid': (p) => { p.acr = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard'; },                            // DigiD Substantieel
  'digid-basis': (p) => { p.acr = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'; },
  'eherkenning': (p) => { p.acr = 'urn:etoegang:core:assurance-class:loa3'; },
  'eherkenning-low': (p) => { p.acr = 'urn:etoegang:core:assurance-class:loa2'; },
  'sub-none': (p) => { delete p.sub; },
  'sub-no-bsn': (p) => { p.sub = '999990010'; },
  'sub-kvk': (p) => { p.sub_id_type = 'urn:nl-eid-gdi:1.0:id:KVK'; },
  'sub-type': (p) => { p.sub_id_type = 'urn:nl-eid-gdi:1.0:id:BSN'; },
  'other-person': (p) => { p.sub = '999990020'; },
  'pairwise': (p) => { p.sub = 'A1b2-C3d4'; },
  'company': (p) => { p.sub = '12345678'; p.sub_id_type = 'urn:nl-eid-gdi:1.0:id:KVK'; p.loonheffingennummer = '000001259L01'; },
  'company-moved': (p) => { p.sub = '12345678'; p.loonheffingennummer = '000001296L01'; },
  'company-none': (p) => { p.sub = '12345678'; },
  'company-wrong': (p) => { p.sub = '12345678'; p.loonheffingennummer = '000001250L01'; },
  'company-staff': (p) => { p.sub = 'A1b2-C3d4'; p.represents = { sub: '12345678', sub_id_type: 'urn:nl-eid-gdi:1.0:id:KVK' }; p.loonheffingennummer = '000001259L01'; },
  'company-staff-bsn': (p) => { p.sub = 'A1b2-C3d4'; p.represents = { sub: '999990032', sub_id_type: 'urn:nl-eid-gdi:1.0:id:BSN' }; p.loonheffingennummer = '000001259L01'; },
  'represents': (p) => { p.represents = { sub: '999990032', iss: issuer }; },
  'represents-other': (p) => { p.represents = { sub: '999990044' }; },
  'represents-text': (p) => { p.represents = '999990032'; },
  'represents-no-bsn': (p) => { p.represents = { sub: '123456789' }; },
  'represents-chain': (p) => { p.represents = { sub: '999990032', represents: { sub: '999990044' } }; },
};

// The token itself: everything that somebody without the provider's key could make of it.
const forgeries = {
  'signature': (t) => { const s = Buffer.from(t.split('.')[2], 'base64url'); s[10] ^= 1; return `${t.split('.').slice(0, 2).join('.')}.${s.toString('base64url')}`; },
  'payload': (t) => `${t.split('.')[0]}.${coded({ ...part(t, 1), sub: '999990020' })}.${t.split('.')[2]}`,
  'none': (t) => `${coded({ ...part(t, 0), alg: 'none' })}.${t.split('.')[1]}.`,
  'none-signed': (t) => `${coded({ ...part(t, 0), alg: 'None' })}.${t.split('.')[1]}.${t.split('.')[2]}`,
  'hs256': async (t) => {
    const head = `${coded({ ...part(t, 0), alg: 'HS256' })}.${t.split('.')[1]}`;
    const key = server.issuer.keys.toJSON().find((k) => k.kid === part(t, 0).kid);
    return `${head}.${createHmac('sha256', await jose.exportSPKI(await jose.importJWK(key, key.alg))).update(head).digest('base64url')}`;
  },
  'other-key': async (t) => {
    const { privateKey } = await jose.generateKeyPair('RS256');
    return new jose.SignJWT(part(t, 1)).setProtectedHeader({ ...part(t, 0), alg: 'RS256' }).sign(privateKey);
  },
  'unknown-kid': async (t) => {
    const { privateKey } = await jose.generateKeyPair('RS256');
    return new jose.SignJWT(part(t, 1)).setProtectedHeader({ alg: 'RS256', kid: 'nobody' }).sign(privateKey);
  },
  'own-key': async (t) => {
    const { privateKey, publicKey } = await jose.generateKeyPair('RS256', { extractable: true });
    return new jose.SignJWT(part(t, 1)).setProtectedHeader({ ...part(t, 0), alg: 'RS256', jwk: await jose.exportJWK(publicKey) }).sign(privateKey);
  },
  'crit': (t) => `${coded({ ...part(t, 0), crit: ['exp'] })}.${t.split('.')[1]}.${t.split('.')[2]}`,
  'rubbish': () => 'no.token',
  'four-parts': (t) => `${t}.x`,
  'empty': () => '',
};

server.service.on('beforeTokenSigning', (token) => {
  const p = token.payload;
  if (p.aud === undefined) return;      // the access token
  p.sub = '999990019';
  p.acr = SUBSTANTIAL;
  claims[mode]?.(p);
});
// The answer waits for nothing, so what takes time is made beforehand: the response is patched on its way out.
server.service.on('beforeResponse', (response, req) => {
  last = { body: { ...req.body }, authorization: req.headers.authorization ?? '' };
  if (mode === 'refuse') { response.statusCode = 400; response.body = { error: 'invalid_grant' }; }
  if (mode === 'broken') { response.statusCode = 503; response.body = {}; }
});

// In front of the provider: forgeries, and the client's own signature checked.
const front = createServer(async (req, res) => {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  try {
    const form = new URLSearchParams(body.toString());
    if (req.url.startsWith('/token') && form.get('client_assertion')) await checkAssertion(form);
    const answer = await fetch(`${inside}${req.url}`, { method: req.method, redirect: 'manual', headers: { 'content-type': req.headers['content-type'] ?? 'text/plain',
        ...(req.headers.authorization ? { authorization: req.headers.authorization } : {}) }, body: req.method === 'POST' ? body : undefined });
    let text = await answer.text();
    if (req.url.startsWith('/token') && forgeries[mode] && answer.status === 200) {
      const json = JSON.parse(text);
      json.id_token = await forgeries[mode](json.id_token);
      text = JSON.stringify(json);
    }
    res.writeHead(answer.status, { 'content-type': 'application/json', ...(answer.headers.get('location') ? { location: answer.headers.get('location') } : {}) });
    res.end(text);
  } catch (error) { res.writeHead(401, { 'content-type': 'application/json' }); res.end(JSON.stringify({ error: 'invalid_client', why: String(error) })); }
});
const inside = issuer;
await new Promise((done) => front.listen(0, '127.0.0.1', done));
const outside = `http://127.0.0.1:${front.address().port}`;
server.issuer.url = outside;
claims.represents = (p) => { p.represents = { sub: '999990032', iss: outside }; };

async function checkAssertion(form) {
  const { d, p, q, dp, dq, qi, ...open } = clientKey;
  const { payload } = await jose.jwtVerify(form.get('client_assertion'), await jose.importJWK(open, open.alg), { issuer: 'breed-test', subject: 'breed-test', audience: `${outside}/token`,
      maxTokenAge: 90, algorithms: [open.alg] });
  if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' || !payload.jti || !payload.exp || seen.has(payload.jti)) throw new Error('assertion');
  seen.add(payload.jti);
  last = { ...last, asserted: payload.jti };
}

// What the test asks for: another mode, what a browser would do, what the provider was told, new keys.
const control = createServer(async (req, res) => {
  const url = new URL(req.url, 'http://x');
  let out = {};
  if (url.pathname === '/mode') mode = url.searchParams.get('name') ?? '';
  if (url.pathname === '/rotate') await server.issuer.keys.generate(url.searchParams.get('alg'));
  if (url.pathname === '/last') out = last;
  if (url.pathname === '/browser') {
    const answer = await fetch(url.searchParams.get('url'), { redirect: 'manual' });
    const location = new URL(answer.headers.get('location') ?? 'http://nowhere');
    out = { code: location.searchParams.get('code') ?? '', state: location.searchParams.get('state') ?? '' };
  }
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify(out));
});
await new Promise((done) => control.listen(0, '127.0.0.1', done));

// Providers that misbehave, by the first part of their address.
const odd = createServer((req, res) => {
  const kind = req.url.split('/')[1];
  const base = `http://127.0.0.1:${odd.address().port}/${kind}`;
  const config = { issuer: base, authorization_endpoint: `${base}/authorize`, token_endpoint: `${base}/token`, jwks_uri: `${base}/jwks` };
  if (kind === 'slow') return;
  if (kind === 'big') { res.end(' '.repeat(1 << 20) + JSON.stringify(config)); return; }
  if (kind === 'redirect') { res.writeHead(302, { location: `${outside}/.well-known/openid-configuration` }); res.end(); return; }
  if (kind === 'wrong-issuer') config.issuer = outside;
  if (kind === 'plain-http') config.jwks_uri = 'http://provider.example/jwks';
  if (kind === 'file') config.token_endpoint = 'file:///etc/passwd';
  if (kind === 'no-keys') delete config.jwks_uri;
  res.end(kind === 'rubbish' ? '<html>' : JSON.stringify(config));
});
await new Promise((done) => odd.listen(0, '127.0.0.1', done));

console.log(`${outside} http://127.0.0.1:${control.address().port} http://127.0.0.1:${odd.address().port}`);
