// SPDX-License-Identifier: EUPL-1.2
// build.mjs: one style sheet out of the NL Design System components whose classes the templates use, and our own tokens and page styles. Arguments: node_modules, web folder.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [modules, web] = process.argv.slice(2);
const components = ['document', 'skip-link', 'heading-1', 'heading-2', 'heading-3', 'paragraph', 'link', 'button', 'unordered-list', 'ordered-list', 'textbox', 'form-label', 'form-fieldset', 'table'];

const used = new Set();
for (const name of readdirSync(join(web, 'templates')).sort())
  for (const found of readFileSync(join(web, 'templates', name), 'utf8').matchAll(/utrecht-[a-z0-9]+(?:-[a-z0-9]+)*(?:(?:__|--)[a-z0-9-]+)*/g)) used.add(found[0]);

const bare = (css) => css.replace(/\/\*[^]*?\*\//g, '').replace(/@charset [^;]*;/g, '').replace(/\s+/g, ' ').replace(/ ?([{};,>]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}').trim();

// The rules at the top level and inside one level of @media, cut at their braces.
function rules(css) {
  const out = [];
  let depth = 0, from = 0;
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{') depth++;
    else if (css[i] === '}' && --depth === 0) { out.push(css.slice(from, i + 1)); from = i + 1; }
  }
  return out;
}

const classes = (selector) => [...selector.matchAll(/\.(utrecht-[A-Za-z0-9_-]+)/g)].map((m) => m[1]);
// States that no control of ours can be in.
const never = /:disabled|:active|:read-only|::placeholder|aria-(disabled|busy|pressed)|:placeholder-shown/;
// A selector stays when every component class in it stands in a template.
function kept(rule) {
  const brace = rule.indexOf('{'), head = rule.slice(0, brace), body = rule.slice(brace + 1, -1);
  if (head.startsWith('@')) { const inside = rules(body).map(kept).join(''); return inside && `${head}{${inside}}`; }
  const selectors = head.split(/,(?![^(]*\))/).filter((s) => classes(s).length && !never.test(s) && classes(s).every((c) => used.has(c)));
  return selectors.length ? `${selectors.join(',')}{${body}}` : '';
}

const parts = components.map((name) => rules(bare(readFileSync(join(modules, '@utrecht', `${name}-css`, 'dist', 'index.css'), 'utf8'))).map(kept).join('\n')).filter(Boolean);
const own = (name) => bare(readFileSync(join(web, 'styles', name), 'utf8')).replace(/}(?=[^}])/g, '}\n');
process.stdout.write('/*! breed, EUPL-1.2. Components: @utrecht/component-library-css, EUPL-1.2, Copyright (c) 2020-2024 Frameless B.V., Gemeente Utrecht. Typeface: Atkinson Hyperlegible Next, OFL-1.1. */\n' +
  own('tokens.css') + '\n' + parts.join('\n') + '\n' + own('page.css') + '\n' + own('reference.css') + '\n' + own('desk.css') + '\n' + own('policy.css') + '\n');
