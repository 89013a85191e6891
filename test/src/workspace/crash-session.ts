import { writeSync } from 'node:fs';
import type { Edit } from '../../../src/domain/workspace.js';
import { openWorkspace } from '../../../src/workspace/open.js';

/**
 * A session that decides one thing after the other until it is killed: `node crash-session.js <folder> <tag>`. It says
 * `done <id>` when an edit is confirmed, and `undoing <id>` and `undone <id>` around taking it back.
 */
const [folder = '.', tag = ''] = process.argv.slice(2);
const { workspace, problems } = openWorkspace(folder, {
  register: 'odoo-debt-accepted.yaml',
  planFile: 'odoo-debt-plan.yaml',
});

function editOf(id: string, kind: number): Edit {
  if (kind === 0) return { kind: 'pin', item: id, sprint: 3, reason: 'it \u001b[31mburns\n"now"' };
  if (kind === 1) return { kind: 'note', item: id, text: 'x'.repeat(300) };
  const decision = { owner: 'Anna', reason: 'the oven is replaced in summer' };
  return { kind: 'accept', which: { findings: [id] }, decision };
}

const say = (line: string) => writeSync(1, `${line}\n`);

if (workspace === null) say(`failed ${problems.join(' ')}`);
for (let step = 0; workspace !== null; step += 1) {
  const id = `${tag}-${step}`;
  const applied = workspace.apply(editOf(id, step % 3));
  say(applied.ok ? `done ${id}` : `failed ${applied.why}`);
  if (step % 5 !== 4) continue;
  say(`undoing ${id}`);
  const undone = workspace.undo();
  say(undone.ok ? `undone ${id}` : `failed ${undone.why}`);
}
