import type { Result } from '../../../src/domain/result.js';
import { harbour } from '../harbour.js';

/** Titles that mean something to a shell, a spreadsheet, a browser, a wiki or a database. */
export const HOSTILE_TITLES = [
  `it's "quoted" \`touch pwned\` $(touch pwned) \${HOME} \\`,
  '--help',
  '-e',
  'first line\nEND_OF_TEXT\n/close\ntouch pwned',
  "'; touch pwned; '",
  '=HYPERLINK("http://x","y")',
  '<script>alert(1)</script> & <!-- odoo-debt:x 00 -->',
  '@everyone #1 !2 ~debt %"Debt sprint 1" $3 [~admin] {code} {{x}}',
  '\u202ereversed\u0000\u001b[2J 港 🚢',
  '%s %n \\n \\0',
] as const;

/** The harbour with hostile titles, and items that wait for others. */
export function hostilePlan(): Result {
  const result = harbour();
  result.items.forEach((item, index) => {
    const title = HOSTILE_TITLES[index];
    if (title !== undefined) item.title = title;
    if (index % 3 === 2) item.dependsOn = [result.items[index - 1]!.id];
  });
  result.items[1]!.owner = 'mara';
  return result;
}

/** The same without some of its items, and without their findings. */
export function without(result: Result, gone: readonly number[]): Result {
  const removed = new Set(gone.map((index) => result.items[index]!.id));
  const items = result.items
    .filter(({ id }) => !removed.has(id))
    .map((item) => ({ ...item, dependsOn: item.dependsOn.filter((id) => !removed.has(id)) }));
  const still = new Set(items.flatMap(({ findings }) => findings));
  const sprints = result.plan.sprints.map((sprint) => ({
    ...sprint,
    items: sprint.items.filter(({ id }) => !removed.has(id)),
  }));
  return {
    ...result,
    items,
    findings: result.findings.filter(({ id }) => still.has(id)),
    plan: { ...result.plan, sprints },
  };
}
