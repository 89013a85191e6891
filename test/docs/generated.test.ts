import { readFileSync } from 'node:fs';
import { globSync } from 'glob';
import { describe, expect, it } from 'vitest';
import { explainChange } from '../../analyzers/changes/explain.js';
import { commandData } from '../../scripts/commands.js';
import { changesPages } from '../../scripts/docs/changes-pages.js';
import { cliPage } from '../../scripts/docs/cli-page.js';
import { fieldDocs } from '../../scripts/docs/field-docs.js';
import { cell } from '../../scripts/docs/markdown.js';

describe('the commands as data', () => {
  it('hold every command with its arguments and options', async () => {
    const commands = await commandData();
    const scan = commands.find(({ path }) => path.join(' ') === 'scan')!;
    expect(scan.arguments).toMatchObject([{ term: '<path...>', required: true, variadic: true }]);
    expect(scan.options.find(({ long }) => long === '--parser')).toMatchObject({
      flags: '--parser <which>',
      choices: ['auto', 'native', 'wasm'],
      default: 'auto',
    });
    // Not set unless given: `--no-history` has no default of its own to show.
    expect(scan.options.find(({ long }) => long === '--no-history')?.default).toBeNull();
    expect(commands.map(({ path }) => path.join(' '))).toContain('evidence sql');
    expect(commands[0]!.commands).not.toContain('help');
  });

  it('become a page with a section for each, led to from the list', async () => {
    const page = cliPage(await commandData());
    expect(page).toContain('| [evidence sql](#evidence-sql) |');
    expect(page).toContain('\n## evidence sql\n');
    expect(page).toContain('| `--parser <which>` | Python parser; one of `auto`, `native`, `wasm` | `auto` |');
  });
});

describe('the environment', () => {
  it('is told in the reference, every variable of it', () => {
    const sources = globSync('{src,reports}/**/*.{ts,tsx}', { posix: true }).map((file) => readFileSync(file, 'utf8'));
    const read = sources.flatMap((text) => [...text.matchAll(/\benv\.([A-Z][A-Z_]+)\b/g)].map(([, name]) => name!));
    const page = readFileSync('docs/reference/cli.md', 'utf8').split('## Environment')[1]!;
    // React asks for NODE_ENV; we set it.
    const names = [...new Set(read)].filter((name) => name !== 'NODE_ENV').sort();
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
  });
});

describe('pages of changes', () => {
  const pages = changesPages();

  it('list every change once where it ends, with a source that the page names', () => {
    const page = pages.get('docs/changes/16.0-17.0.md')!;
    const rows = page.split('\n').filter((line) => line.startsWith('| `xv-attrs`'));
    expect(rows).toHaveLength(1);
    const [, number] = /\[(\d+)\]\(#sources\) \|$/.exec(rows[0]!)!;
    expect(page.split('## Sources')[1]).toMatch(new RegExp(`^${number}\\. .+`, 'm'));
  });

  it('name only changes that `explain` knows', () => {
    for (const [, id] of [...pages.values()].join('\n').matchAll(/^\| `([\w-]+)` \|/gm))
      expect(explainChange(id!), id).not.toBeNull();
  });
});

describe('comments of the schemas', () => {
  const docs = fieldDocs(process.cwd());

  it('are found through spreads, lists and schemas of another file', () => {
    expect(docs.field('resultSchema', 'roots')).toMatch(/^Last path component/);
    expect(docs.field('resultSchema', 'addons[].dependents')).toMatch(/^Scanned addons that depend on it/);
    expect(docs.field('resultSchema', 'items[].dependsOn')).toMatch(/^Ids of items that come first/);
    expect(docs.field('resultSchema', 'nothing')).toBeNull();
  });
});

describe('a cell of a table', () => {
  it('shows text letter by letter and keeps code', () => {
    expect(cell('a | b <t> __init__\n*x* `a_b<c>`')).toBe('a \\| b \\<t\\> \\_\\_init\\_\\_ \\*x\\* `a_b<c>`');
  });
});
