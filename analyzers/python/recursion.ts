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
  for (const index of onCircles(callees)) {
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

/** The functions that lie on a circle of calls. Tarjan's strongly connected components, without recursion of our own. */
function onCircles(callees: readonly ReadonlySet<number>[]): Set<number> {
  const found = new Set<number>();
  const order = new Int32Array(callees.length).fill(-1);
  const low = new Int32Array(callees.length);
  const onPath = new Uint8Array(callees.length);
  const path: number[] = [];
  let count = 0;
  const enter = (node: number): Frame => {
    order[node] = low[node] = count++;
    onPath[node] = 1;
    path.push(node);
    return { node, rest: callees[node]!.values() };
  };
  const leave = (node: number): void => {
    if (low[node] !== order[node]) return;
    const circle = path.splice(path.lastIndexOf(node));
    for (const member of circle) onPath[member] = 0;
    if (circle.length > 1 || callees[node]!.has(node)) for (const member of circle) found.add(member);
  };
  for (let start = 0; start < callees.length; start++) {
    if (order[start]! >= 0) continue;
    const frames = [enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node, rest } = frame;
      const next = rest.next();
      if (!next.done) {
        if (order[next.value]! < 0) frames.push(enter(next.value));
        else if (onPath[next.value] === 1) low[node] = Math.min(low[node]!, order[next.value]!);
        continue;
      }
      frames.pop();
      leave(node);
      const above = frames.at(-1)?.node;
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
    }
  }
  return found;
}

interface Frame {
  node: number;
  rest: SetIterator<number>;
}
