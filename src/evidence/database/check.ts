import type { DatabaseEvidence } from '../../domain/evidence/database.js';
import { readBundles } from './index.js';
import { describeRole } from './summary/role.js';

const NO_CODE = { addons: [], declarers: () => [], extenders: () => [], table: () => null, routes: [] };

/**
 * What bundles cover, as text for people, and what is wrong with them.
 * @throws InputError(s) where none of the files is a bundle
 */
export async function checkBundles(files: readonly string[]): Promise<{ text: string; problems: string[] }> {
  const evidence = await readBundles(files, NO_CODE);
  const problems = evidence.problems.map(
    ({ source, why, count }) =>
      `${why.startsWith(source) || source === 'bundle' ? '' : `${source}: `}${why}${count > 1 ? ` (${count} times)` : ''}`,
  );
  return { text: describe(evidence), problems };
}

function describe(evidence: DatabaseEvidence): string {
  const { series, window, access, users } = evidence;
  const lines = [`series        ${series ?? 'not known'}`];
  for (const { name, takenAt, modules, tables } of evidence.bundles)
    lines.push(`bundle        ${name}: taken ${takenAt}, ${modules} modules, ${tables} tables of models`);
  lines.push(
    `rates         ${window ? `from ${window.from} to ${window.to}, ${days(window.hours)} days` : 'none: counters of one bundle, since an unknown beginning; a second one gives rates'}`,
    `confidence    ${evidence.confidence}`,
  );
  if (users?.internal != null)
    lines.push(`users         ${users.internal} internal, ${users.portal ?? 'unknown'} portal`);
  if (access)
    lines.push(`access        ${access.privileged.length} privileged users, ${access.concerns.length} concerns`);
  lines.push(
    ...(evidence.role === null ? [] : [`role          ${describeRole(evidence.role)}`]),
    `operations    ${evidence.operations.length} findings`,
    `database code ${evidence.code.length} entries`,
    '',
  );
  for (const state of ['used', 'skipped', 'failed', 'missing'] as const) {
    const blocks = evidence.blocks.filter((block) => block.state === state);
    if (blocks.length > 0) lines.push(`${state} (${blocks.length})`);
    for (const { id, why } of blocks) lines.push(`  ${id.padEnd(5)} ${why}`);
  }
  return `${lines.join('\n')}\n`;
}

function days(hours: number): string {
  return (hours / 24).toFixed(1);
}
