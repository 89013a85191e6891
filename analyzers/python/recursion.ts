import type { PythonCall, PythonFacts, PythonFunction } from '../../src/domain/facts/python.js';

/**
 * Recursion for cognitive complexity: the white paper adds 1 for each method in a recursion cycle, direct or not.
 * A call counts where the text of the file tells what it calls: a function by its name, a method through `self` or
 * `cls`, also behind the ORM's wrappers of the same records (`self.sudo().name()`, `self.with_context(…).name()`).
 * `self.child_ids.name()` runs on other records, often of another model, and does not count.
 */

const SAME_RECORDS = /^(?:self|cls)(?:\.(?:sudo|with_\w+)\(\))*\.(\w+)$/;

/** Adds 1 to every function of the file that calls itself, directly or through others, and to those around it. */
export function addRecursion(facts: PythonFacts): void {
  const callees = calledFunctions(facts);
  for (let index = 0; index < facts.functions.length; index++) {
    if (!reaches(callees, index)) continue;
    for (let at: number | null = index; at !== null; at = facts.functions[at]!.within) {
      facts.functions[at]!.complexity += 1;
    }
  }
}

/** For each function the indexes of the functions of the file that it calls. */
function calledFunctions(facts: PythonFacts): Set<number>[] {
  const callees = facts.functions.map(() => new Set<number>());
  const methods = new Map<string, number>();
  const plain = new Map<string, number[]>();
  facts.functions.forEach((entry, index) => {
    if (entry.class !== null && entry.within === null) methods.set(`${entry.class} ${entry.name}`, index);
    else if (isPlain(facts, entry)) plain.set(entry.name, [...(plain.get(entry.name) ?? []), index]);
  });
  for (const call of facts.calls) {
    if (call.function === null) continue;
    const method = SAME_RECORDS.exec(call.callee)?.[1];
    const target =
      method === undefined
        ? visible(facts, call, plain)
        : methods.get(`${facts.functions[call.function]!.class} ${method}`);
    if (target !== undefined) callees[call.function]!.add(target);
  }
  return callees;
}

/** Called by its bare name: written at module level or inside another function. */
function isPlain(facts: PythonFacts, { class: owner, within }: PythonFunction): boolean {
  return owner === null || (within !== null && facts.functions[within]!.class === owner);
}

/** The function a bare name means at the call: one written in a function around the call, else one of the module. */
function visible(facts: PythonFacts, call: PythonCall, plain: ReadonlyMap<string, number[]>): number | undefined {
  const candidates = call.callee === call.name ? (plain.get(call.name) ?? []) : [];
  const around: (number | null)[] = [];
  for (let at = call.function; at !== null; at = facts.functions[at]!.within) around.push(at);
  for (const holder of [...around, null]) {
    const found = candidates.findLast((index) => facts.functions[index]!.within === holder);
    if (found !== undefined) return found;
  }
  return undefined;
}

function reaches(callees: readonly Set<number>[], start: number): boolean {
  const seen = new Set<number>();
  const open = [...callees[start]!];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...callees[next]!);
  }
  return false;
}
