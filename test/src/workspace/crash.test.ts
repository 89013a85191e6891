import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parsePlanFile } from '../../../src/plan-file/parse.js';
import { parseRegister } from '../../../src/triage/register.js';
import { compiled } from './compiled.js';
import { NAMES } from './folder.js';

const ROUNDS = 5;
const AT_ONCE = 2;
/** 20 in the suite; `npm run bench:crash` kills 100, which takes 35 seconds of a processor. */
const FOLDERS = Math.ceil(Number(process.env.CRASH_SESSIONS ?? 20) / (2 * ROUNDS));
/** Two at a time in each folder. */
const SESSIONS = 2 * FOLDERS * ROUNDS;

const script = compiled('test/src/workspace/crash-session.ts');
const folders = Array.from({ length: FOLDERS }, () => mkdtempSync(path.join(tmpdir(), 'crash-')));
afterAll(() => {
  for (const folder of [script.folder, ...folders]) rmSync(folder, { recursive: true, force: true });
});

/** Numbers from 0 to 1 that are the same in every run (Lehmer, 1951, with the multiplier of Park and Miller, 1988). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Said {
  signal: NodeJS.Signals | null;
  lines: string[];
}

/** Lets a session work and kills it, some milliseconds after its first confirmed edit. */
function killed(folder: string, tag: string, after: number): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script.file, folder, tag], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      if (text === '') setTimeout(() => child.kill('SIGKILL'), after);
      text += part;
    });
    child.on('error', reject);
    // A line that the kill cut in two confirms nothing.
    child.on('close', (_, signal) => resolve({ signal, lines: text.split('\n').slice(0, -1) }));
  });
}

/** Reads both files as anybody would; what is not whole throws. */
function idsIn(folder: string): Set<string> {
  const [register, plan] = [NAMES.register, NAMES.planFile].map((name) =>
    readdirSync(folder).includes(name) ? readFileSync(path.join(folder, name), 'utf8') : '',
  );
  const { accept, note } = parseRegister(register!, NAMES.register).register;
  const { pins } = parsePlanFile(plan!, NAMES.planFile);
  return new Set([
    ...accept.flatMap(({ findings = [] }) => findings),
    ...note.map((one) => one.item),
    ...pins.map((one) => one.item),
  ]);
}

async function crashes(folder: string, seed: number): Promise<{ confirmed: number; signals: unknown[] }> {
  const random = randomFrom(seed);
  const there = new Set<string>();
  const gone = new Set<string>();
  const signals: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const both = [`a${round}`, `b${round}`].map((tag) => killed(folder, tag, Math.floor(random() * 100)));
    for (const { signal, lines } of await Promise.all(both)) {
      signals.push(signal);
      expect(lines.filter((line) => line.startsWith('failed'))).toEqual([]);
      for (const [word, id] of lines.map((line) => line.split(' ') as [string, string])) {
        if (word === 'done') there.add(id);
        // From here on the edit may be there or not, until it is said to be gone.
        if (word === 'undoing') there.delete(id);
        if (word === 'undone') gone.add(id);
      }
    }
    const ids = idsIn(folder);
    expect([...there].filter((id) => !ids.has(id))).toEqual([]);
    expect([...gone].filter((id) => ids.has(id))).toEqual([]);
  }
  return { confirmed: there.size + gone.size, signals };
}

describe(`kill -9 at random moments of ${SESSIONS} triage sessions, two at a time on the same files`, () => {
  it('leaves every file whole and loses no confirmed edit', { timeout: 180_000 }, async () => {
    const left = folders.map((folder, index) => ({ folder, seed: 2_027 + 7_919 * index }));
    const outcomes: Awaited<ReturnType<typeof crashes>>[] = [];
    const work = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        outcomes.push(await crashes(next.folder, next.seed));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const signals = outcomes.flatMap((outcome) => outcome.signals);
    expect(signals).toEqual(Array.from({ length: SESSIONS }, () => 'SIGKILL'));
    const confirmed = outcomes.reduce((sum, outcome) => sum + outcome.confirmed, 0);
    expect(confirmed).toBeGreaterThanOrEqual(SESSIONS);
    if (process.env.CRASH_SESSIONS) console.log(`${SESSIONS} sessions, ${confirmed} confirmed edits`);
  });
});
