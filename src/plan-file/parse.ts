import { InputErrors } from '../domain/errors.js';
import { issueLines } from '../domain/issues.js';
import { type PlanFile, planFileSchema } from '../domain/plan-file.js';
import { readYaml } from '../yaml/read.js';

/** Where people look for the plan, in the folder the program is called from. */
export const PLAN_FILE_NAME = 'odoo-debt-plan.yaml';

/**
 * Reads a plan file.
 * @param name What messages call it.
 * @throws InputErrors that name every mistake in it.
 */
export function parsePlanFile(text: string, name: string): PlanFile {
  const parsed = planFileSchema.safeParse(readYaml(text, name) ?? {});
  if (!parsed.success)
    throw new InputErrors(issueLines(parsed.error, planFileSchema).map((line) => `${name}: ${line}`));
  const mistakes = mistakesOf(parsed.data);
  if (mistakes.length > 0) throw new InputErrors(mistakes.map((line) => `${name}: ${line}`));
  return parsed.data;
}

/** What no schema can say: the numbers of sprints, the order of their states, and that nothing is said twice. */
function mistakesOf(file: PlanFile): string[] {
  const mistakes: string[] = [];
  let planned = 0;
  for (const [index, { sprint, state, items }] of file.sprints.entries()) {
    if (sprint !== index + 1)
      mistakes.push(`sprints.${index}: is sprint ${sprint}; sprints are numbered from 1, in order`);
    if (state === 'planned') planned ||= sprint;
    else if (planned > 0)
      mistakes.push(`sprints.${index}: sprint ${sprint} is ${state}, but sprint ${planned} before it is planned`);
    const twice = repeated(items.map(({ item }) => item));
    if (twice !== undefined) mistakes.push(`sprints.${index}: ${twice} stands in it twice`);
  }
  for (const list of ['pins', 'deadlines', 'notBefore', 'splits', 'classes'] as const) {
    const twice = repeated(file[list].map(({ item }) => item));
    if (twice !== undefined) mistakes.push(`${list}: ${twice} stands in it twice`);
  }
  return mistakes;
}

function repeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
