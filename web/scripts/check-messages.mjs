// Fails on a key that is missing in a language or in the sources, on a key that nothing uses, on messages whose arguments differ
// between languages or that do not parse, and on text written into JSX instead of the catalog.
import { parse } from '@formatjs/icu-messageformat-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const languages = ['en', 'ru', 'uk'];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) =>
  join(root, 'src', name),
);
const problems = [];

const catalogs = Object.fromEntries(languages.map((language) => [language, readCatalog(language)]));
const keys = new Set(languages.flatMap((language) => Object.keys(catalogs[language])));

function readCatalog(language) {
  const catalog = {};
  for (const file of files.filter((name) => name.endsWith(join('messages', `${language}.json`)))) {
    for (const [key, message] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
      if (key in catalog) problems.push(`${key}: twice in ${language}`);
      catalog[key] = message;
    }
  }
  return catalog;
}

function argumentsOf(elements, found = new Set()) {
  for (const element of elements) {
    if (element.type >= 1 && element.type <= 6) found.add(element.value);
    for (const option of Object.values(element.options ?? {})) argumentsOf(option.value, found);
    if (element.children) argumentsOf(element.children, found);
  }
  return found;
}

function checkCatalogs() {
  for (const key of keys) {
    const names = languages.map((language) => {
      const message = catalogs[language][key];
      if (message === undefined || message.trim() === '') {
        problems.push(`${key}: missing in ${language}`);
        return undefined;
      }
      try {
        return [...argumentsOf(parse(message))].sort().join(',');
      } catch (failure) {
        problems.push(`${key}: does not parse in ${language}: ${failure.message}`);
        return undefined;
      }
    });
    if (new Set(names.filter((name) => name !== undefined)).size > 1)
      problems.push(`${key}: arguments differ between languages`);
  }
}

const used = new Set();
const prefixes = new Set();
const shownAttributes = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'alt',
  'description',
  'nothingFoundMessage',
  'removeLabel',
]);
// Names that are the same in every language.
const untranslated = new Set([
  'Relata',
  'Ctrl K',
  'C',
  'API',
  'CSV',
  'XLSX',
  'JSON',
  'ID',
  'EN',
  'RU',
  'UK',
  'URL',
  'TOTP',
  'Esc',
  'Z',
]);

function isWords(text) {
  return /\p{L}{2,}|\p{L}/u.test(text) && !untranslated.has(text.trim());
}

function visit(node, source, file) {
  const at = () => `${relative(root, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  if (ts.isStringLiteralLike(node)) {
    if (keys.has(node.text)) used.add(node.text);
    const call = node.parent;
    if (
      ts.isCallExpression(call) &&
      call.expression.getText() === 't' &&
      call.arguments[0] === node &&
      !keys.has(node.text)
    ) {
      problems.push(`${at()}: t('${node.text}') is in no catalog`);
    }
  }
  if (ts.isTemplateExpression(node) && /^[a-z][\w-]*(\.[\w-]*)+$/i.test(node.head.text)) prefixes.add(node.head.text);
  if (ts.isJsxText(node) && isWords(node.text)) problems.push(`${at()}: text in JSX: ${node.text.trim().slice(0, 40)}`);
  if (
    ts.isJsxAttribute(node) &&
    shownAttributes.has(node.name.getText()) &&
    node.initializer &&
    ts.isStringLiteral(node.initializer)
  ) {
    const text = node.initializer.text;
    if (isWords(text) && !keys.has(text)) problems.push(`${at()}: text in ${node.name.getText()}: ${text}`);
  }
  ts.forEachChild(node, (child) => visit(child, source, file));
}

checkCatalogs();
for (const file of files.filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith('.d.ts'),
)) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  visit(source, source, file);
}
for (const key of keys) {
  if (!used.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)))
    problems.push(`${key}: nothing uses it`);
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error(`${problems.length} problems with messages`);
  process.exit(1);
}
console.log(`${keys.size} messages in ${languages.length} languages, complete and used`);
