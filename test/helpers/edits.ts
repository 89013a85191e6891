import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Edits after which every finding is still the same finding. Each changes a whole repository in place. */
export const EDITS = {
  whitespace: (root) => rewrite(root, { py: blankLines, xml: blankLines, js: blankLines }),
  comment: (root) => rewrite(root, { py: (text) => withComments(text, '#'), js: (text) => withComments(text, '//') }),
  reorder: (root) => rewrite(root, { py: reorderMethods }),
  'rename file': (root) => eachModelFile(root, (folder, name) => renameModule(folder, name, `${name}_of_today`)),
  'move class': (root) => eachModelFile(root, moveLastClass),
  'rename addon folder': renameFolders,
  'rename addon folder and its mentions': renameAddons,
  reformat: (root) => rewrite(root, { py: respace, xml: oneAttributePerLine }),
  'unrelated line above': (root) =>
    rewrite(root, {
      py: (text) => insertAbove(text, 'import calendar as harbour_days'),
      js: (text) => `const tide = 1;\n${text}`,
    }),
} satisfies Record<string, (root: string) => void>;

type Rewrites = Partial<Record<'py' | 'xml' | 'js', (text: string) => string>>;

function rewrite(root: string, rewrites: Rewrites): void {
  for (const file of filesOf(root)) {
    const change = rewrites[path.extname(file).slice(1) as keyof Rewrites];
    if (change === undefined || path.basename(file) === '__manifest__.py') continue;
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(root, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}

/** Whether each line starts inside a triple-quoted text. */
function insideText(lines: readonly string[]): boolean[] {
  let inside = false;
  return lines.map((line) => {
    const before = inside;
    for (const _ of line.matchAll(/"""|'''/g)) inside = !inside;
    return before;
  });
}

function mapLines(text: string, change: (line: string) => string): string {
  const lines = text.split('\n');
  const inside = insideText(lines);
  return lines.map((line, index) => (inside[index] ? line : change(line))).join('\n');
}

const blankLines = (text: string) =>
  mapLines(text, (line) => (/[)\]},:;>]$/.test(line) && !/^\s*(\/\/|\*|#)/.test(line) ? `${line}   \n` : line));

function withComments(text: string, mark: string): string {
  return mapLines(text, (line) =>
    line.replace(/^( *)((?:async )?def |class |return |@|function )/, `$1${mark} The tide table says so.\n$1$2`),
  );
}

/** The methods of every class, last first. Decorators go with their method. */
function reorderMethods(text: string): string {
  return blocks(text, /^class /)
    .map((block) => {
      if (!block.startsWith('class ')) return block;
      const [head = '', ...methods] = blocks(block, /^ {4}(@|def )/, /^ {4}@/);
      return [head, ...methods.reverse()].map((part) => (part.endsWith('\n') ? part : `${part}\n`)).join('');
    })
    .join('');
}

/** Cuts a text before each line that starts a block; a line after one that matches `leads` belongs to it. */
function blocks(text: string, starts: RegExp, leads = /^@/): string[] {
  const lines = text.split('\n').map((line, index, all) => (index < all.length - 1 ? `${line}\n` : line));
  const inside = insideText(lines);
  const found: string[] = [''];
  let led = false;
  for (const [index, line] of lines.entries()) {
    const start = !inside[index] && (starts.test(line) || leads.test(line));
    if (start && !led) found.push('');
    if (start) led = leads.test(line);
    found[found.length - 1] += line;
  }
  return found;
}

/** Every Python file of a package but its `__init__`. */
function eachModelFile(root: string, change: (folder: string, name: string) => void): void {
  for (const file of filesOf(root)) {
    const name = path.basename(file, '.py');
    const folder = path.dirname(file);
    if (path.extname(file) !== '.py' || /^(__|test_)/.test(name)) continue;
    const init = path.join(folder, '__init__.py');
    if (filesOf(folder).includes(init) && readFileSync(init, 'utf8').includes(`import ${name}\n`)) change(folder, name);
  }
}

function renameModule(folder: string, from: string, to: string): void {
  renameSync(path.join(folder, `${from}.py`), path.join(folder, `${to}.py`));
  const init = path.join(folder, '__init__.py');
  writeFileSync(init, readFileSync(init, 'utf8').replace(`import ${from}\n`, `import ${to}\n`));
}

function moveLastClass(folder: string, name: string): void {
  const file = path.join(folder, `${name}.py`);
  const parts = blocks(readFileSync(file, 'utf8'), /^class /);
  const last = parts.pop();
  if (parts.length < 2 || !last?.startsWith('class ')) return;
  writeFileSync(file, parts.join(''));
  writeFileSync(path.join(folder, `${name}_moved.py`), (parts[0] ?? '') + last);
  const init = path.join(folder, '__init__.py');
  writeFileSync(init, `${readFileSync(init, 'utf8')}\nfrom . import ${name}_moved\n`);
}

function addonsOf(root: string): string[] {
  return filesOf(root)
    .filter((file) => path.basename(file) === '__manifest__.py')
    .map((file) => path.dirname(file));
}

function renameFolders(root: string): void {
  for (const folder of addonsOf(root).sort((a, b) => b.length - a.length)) renameSync(folder, `${folder}_renamed`);
}

/** Every folder gets another name, and whoever names the addon is told. Models keep theirs: their tables hold data. */
function renameAddons(root: string): void {
  const names = addonsOf(root).map((folder) => path.basename(folder));
  const mentions = new RegExp(
    `(?<![\\w.@-])(${names.join('|')})(?=['"]|/static|\\.\\w*(?:view|access|model_|group|action|menu|template|layout|assets|widget|map))`,
    'g',
  );
  for (const file of filesOf(root)) {
    if (!/\.(py|xml|csv|js)$/.test(file)) continue;
    // The title of an addon is not its folder's name, even where both read the same.
    const lines = readFileSync(file, 'utf8').split('\n');
    const isTitle = (line: string) => path.basename(file) === '__manifest__.py' && /['"]name['"]/.test(line);
    writeFileSync(file, lines.map((line) => (isTitle(line) ? line : line.replace(mentions, '$1_renamed'))).join('\n'));
  }
  renameFolders(root);
}

/** Commas and operators as another formatter would space them, and arguments on lines of their own. */
function respace(text: string): string {
  return mapLines(text, (line) =>
    line.replace(/^( *)(return |[\w.]+ = )?([\w.]+)\((?=[\w'"[][^()#]*\)$)/, '$1$2$3(\n$1    '),
  );
}

function oneAttributePerLine(text: string): string {
  return text.replace(
    /<(field|xpath|button|record|template|t)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*(\/?>)/g,
    (_, tag: string, attributes: string, end: string) => {
      const parts = attributes.match(/[\w:.-]+\s*=\s*("[^"]*"|'[^']*')/g) ?? [];
      return `<${tag}\n    ${parts.join('\n    ')}\n${end}`;
    },
  );
}

function insertAbove(text: string, line: string): string {
  return text.replace(/^(import|from) /m, `${line}\n$1 `);
}
