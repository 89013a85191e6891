import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../../../package-root.js';

/** Columns of a table that a statement needs. */
export interface Need {
  table: string;
  columns: readonly string[];
}

/** One statement of the catalogue; see the files beside this folder, one per statement. */
export interface CatalogueBlock {
  /** `S11a`: the letter tells variants for different columns. */
  id: string;
  name: string;
  /** `14.0-17.0`: series with these columns. For readers; the columns found decide. */
  series: string;
  needs: readonly Need[];
  /** Columns that show that another variant fits. */
  without: readonly Need[];
  /** `rows`: its rows are the answer; `statements`: it writes the statements that are. */
  kind: 'rows' | 'statements';
  answers: string;
  source: string;
  sql: string;
}

/** The statements in the order they are run. */
export function readCatalogue(folder = packageFile('src', 'evidence', 'database', 'catalogue')): CatalogueBlock[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => parseBlock(readFileSync(path.join(folder, file), 'utf8'), file));
}

/** The statements that create the role which may run the catalogue. */
export function roleScript(): string {
  return readFileSync(packageFile('src', 'evidence', 'database', 'collect', 'role.sql'), 'utf8');
}

/** @throws Error for a file that is not shaped like a block: a fault of the program, not of the caller */
export function parseBlock(text: string, file: string): CatalogueBlock {
  const lines = text.trimEnd().split('\n');
  const start = lines.findIndex((line) => !line.startsWith('-- '));
  const head = lines.slice(0, start).map((line) => /^-- (\w+): (.+)$/.exec(line));
  const all = (key: string) => head.flatMap((match) => (match?.[1] === key ? [match[2]!] : []));
  const one = (key: string): string => {
    const [value] = all(key);
    if (value === undefined) throw new Error(`${file}: no line "-- ${key}: …"`);
    return value;
  };
  if (head.some((match) => match === null)) throw new Error(`${file}: a line of its head is not "-- key: value"`);
  return {
    id: one('id'),
    name: one('name'),
    series: one('series'),
    needs: all('needs').map((need) => parseNeed(need, file)),
    without: all('without').map((need) => parseNeed(need, file)),
    kind: all('kind')[0] === 'statements' ? 'statements' : 'rows',
    answers: one('answers'),
    source: one('source'),
    sql: lines.slice(start).join('\n'),
  };
}

function parseNeed(text: string, file: string): Need {
  const match = /^(\w+)\(([\w, ]+)\)$/.exec(text);
  if (!match) throw new Error(`${file}: "${text}" is not table(column, …)`);
  return { table: match[1]!, columns: match[2]!.split(',').map((column) => column.trim()) };
}
