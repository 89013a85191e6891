import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repeat, run, type Usage } from './child.js';
import type { Corpus } from './corpus.js';
import { against, type Measured, processorRatio, row } from './measures.js';
import { nearestPart } from './quarter.js';
import { inFolder, scanRuns } from './scan.js';

/** Lines of the repository that is taken: pylint-odoo needs minutes for a million. */
const LINES = 45_000;

/** Both on the repository of a corpus that is nearest to some lines, or on the whole of a small one, held to one core each. */
export function measurePylint(corpus: Corpus, program: string, runs: number): Promise<Measured> {
  const { addons, total } = corpus;
  const wholes = corpus.folders
    .slice(0, 1)
    .map((folder) => ({ folder, name: corpus.name, addons, lines: total.lines }));
  const part = nearestPart([...wholes, ...corpus.parts], LINES);
  if (part === null) throw new Error('there is no folder with addons');
  return inFolder((work) => {
    const version = versionsOf(program, work);
    const theirs = repeat(`pylint-odoo, ${part.name}`, runs, () => lint(program, part.folder, work));
    const ours = scanRuns(`ours, ${part.name}`, { folders: [part.folder], cores: 1 }, runs, work);
    const messages = theirs.all[0]!.stdout.match(/: [CEFRW]\d{4}: /g)?.length ?? 0;
    const note =
      `${part.name}, ${part.lines.toLocaleString('en')} lines: ${against(theirs, ours)}; ` +
      `${version}, ${messages.toLocaleString('en')} messages`;
    return { runs: [theirs, ours], rows: [row('pylint', theirs.wall / ours.wall, note, processorRatio(theirs, ours))] };
  });
}

/** Its checks bear the name odoolint (`name` of the checkers in pylint_odoo/checkers, 10.0.11). */
const OWN_CHECKS = ['--load-plugins=pylint_odoo', '--disable=all', '--enable=odoolint'];

function lint(program: string, folder: string, work: string): Usage {
  const words = [...OWN_CHECKS, '--rcfile=', '--jobs=1', '--persistent=n', '--score=n', '--recursive=y', folder];
  // `times` tells the processor time of what the shell has run (POSIX, sh, 2.14).
  const told = ['-c', '"$0" "$@"; code=$?; times > times.txt; exit $code', program, ...words];
  const usage = run('sh', told, { cwd: work, cores: 1, env: { PYLINTHOME: work } });
  // Source: the exit codes of pylint are bits; 32 is a usage error. 126 and 127 are the shell's.
  if (usage.code === null || (usage.code & 32) !== 0 || usage.code > 63)
    throw new Error(`pylint ended with ${usage.code}`);
  return { ...usage, cpu: childSeconds(readFileSync(path.join(work, 'times.txt'), 'utf8')) };
}

/** The second line of `times`: user and system time of children, as `1m2.345s 0m0.678s`. Null where it is not so. */
export function childSeconds(times: string): number | null {
  const match = /^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/.exec(times.split('\n')[1] ?? '');
  if (match === null) return null;
  const [minutes, seconds, systemMinutes, systemSeconds] = match.slice(1).map(Number);
  return (minutes! + systemMinutes!) * 60 + seconds! + systemSeconds!;
}

/** @throws Error where pylint-odoo is not there. */
function versionsOf(program: string, work: string): string {
  let asked: Usage;
  try {
    asked = run(program, ['--load-plugins=pylint_odoo', '--version'], { cwd: work });
  } catch {
    throw new Error('pylint is not there; install pylint-odoo and name its pylint with --pylint');
  }
  const pylint = /^pylint (\S+)/m.exec(asked.stdout)?.[1];
  if (pylint === undefined) throw new Error('pylint does not tell its version');
  const listed = run(program, [...OWN_CHECKS, '--list-msgs-enabled'], { cwd: work }).stdout;
  const own = listed.split(/^Disabled messages:/m)[0]!.match(/^ {2}[\w-]+ \([CEFRW]\d{4}\)/gm)?.length ?? 0;
  if (own === 0) throw new Error('this pylint has no pylint-odoo');
  return `pylint ${pylint} with ${own} checks of pylint-odoo`;
}
