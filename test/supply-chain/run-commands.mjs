// node run-commands.mjs <folder of the built program> <addons> <log> <tickets>: runs every command that asks for no terminal, in
// the current folder, and prints what each of them printed. One process, so that it takes seconds.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [built, addons, log, tickets] = process.argv.slice(2);
const { runCli } = await import(pathToFileURL(path.join(built, 'src', 'cli', 'run.js')).href);

const all = ['json', 'html', 'sarif', 'csv', 'md'].flatMap((ending) => ['--output', `r.${ending}`]);
const COMMANDS = [
  ['init'],
  ['init', '--example', 'harbour'],
  ['scan', addons, '--to', '18.0', '--jobs', '2', '--log', log, '--tickets', tickets, ...all],
  ['scan', addons, '--shard', '1/1', '--output', '1.facts'],
  ['merge', addons, '--facts', '1.facts', '--quiet'],
  ['report', 'r.json', '--html', 'report.html'],
  ['plan', 'r.json', '--save'],
  ['plan', 'r.json', '--prove', '1'],
  ['compare', 'r.json', 'r.json', '--output', 'compare.html'],
  ['portfolio', 'r.json', 'r.json', '--html', 'portfolio.html'],
  ['export', 'github', 'r.json', '--output', 'issues.sh'],
  ['export', 'jira', 'r.json', '--rest', '--project', 'HARB', '--output', 'jira'],
  ['baseline', 'r.json'],
  ['accepted', 'r.json'],
  ['lines', addons],
  ['explain', 'security/sql-from-values'],
  ['rules'],
  ['symbols', 'show', '17.0'],
  ['evidence', 'sql', '--output', 'collect.sql'],
  ['evidence', 'tickets', tickets],
];

const codes = [];
for (const args of COMMANDS) {
  let err = '';
  const io = {
    stdout: { write: () => true },
    stderr: { write: (text) => (err += text) },
    cwd: process.cwd(),
    env: { CI: 'true', LANG: 'C.UTF-8' },
    today: '2026-11-22',
  };
  codes.push(`${args.slice(0, 2).join(' ')}: ${await runCli(args, io)} ${err.split('\n')[0]}`.trim());
}
writeFileSync('codes.txt', codes.join('\n'));
