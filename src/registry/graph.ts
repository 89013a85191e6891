import type { AddonSource } from '../domain/addon.js';
import type { DependencyGraph } from '../domain/portfolio.js';

/** Dependency graph of the scanned addons, by name. Of twins with one name the first stands for both. */
export function buildGraph(sources: readonly AddonSource[]): DependencyGraph {
  const names = [...new Set(sources.map((source) => source.addon.name))].sort();
  const known = new Set(names);
  const dependencies = new Map<string, string[]>(names.map((name) => [name, []]));
  const dependents = new Map<string, string[]>(names.map((name) => [name, []]));
  const outside = new Map<string, string[]>(names.map((name) => [name, []]));
  const seen = new Set<string>();
  for (const { addon } of sources) {
    if (seen.has(addon.name)) continue;
    seen.add(addon.name);
    for (const name of [...addon.depends].sort()) {
      if (!known.has(name)) outside.get(addon.name)!.push(name);
      else if (name !== addon.name) {
        dependencies.get(addon.name)!.push(name);
        dependents.get(name)!.push(addon.name);
      }
    }
  }
  for (const list of dependents.values()) list.sort();
  const components = stronglyConnected(names, dependencies);
  return {
    dependencies,
    dependents,
    outside,
    cycles: components.filter((component) => component.length > 1),
    waves: wavesOf(components, dependencies),
  };
}

const open = new WeakMap<DependencyGraph, ReadonlySet<string>>();

/** Something that an addon needs, by itself or through others, was not scanned. */
export function needsOutside(graph: DependencyGraph, name: string): boolean {
  let names = open.get(graph);
  if (names === undefined) {
    const found = new Set([...graph.outside].filter(([, missing]) => missing.length > 0).map(([addon]) => addon));
    // A set may grow while it is gone through: whoever needs one of them is looked at in turn.
    for (const needed of found) for (const dependent of graph.dependents.get(needed) ?? []) found.add(dependent);
    names = found;
    open.set(graph, names);
  }
  return names.has(name);
}

/**
 * Tarjan's strongly connected components, without recursion so that a chain of any length is safe. A component comes
 * after every component it depends on.
 */
function stronglyConnected(names: readonly string[], edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];
  for (const start of names) {
    if (order.has(start)) continue;
    const path: { name: string; next: number }[] = [];
    const enter = (name: string) => {
      order.set(name, order.size);
      low.set(name, order.get(name)!);
      open.push(name);
      isOpen.add(name);
      path.push({ name, next: 0 });
    };
    enter(start);
    while (path.length > 0) {
      const frame = path.at(-1)!;
      const target = edges.get(frame.name)?.[frame.next++];
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent) low.set(parent.name, Math.min(low.get(parent.name)!, low.get(frame.name)!));
        if (low.get(frame.name) === order.get(frame.name)) components.push(closeComponent(frame.name, open, isOpen));
      } else if (!order.has(target)) enter(target);
      else if (isOpen.has(target)) low.set(frame.name, Math.min(low.get(frame.name)!, order.get(target)!));
    }
  }
  return components;
}

function closeComponent(name: string, open: string[], isOpen: Set<string>): string[] {
  const component: string[] = [];
  for (;;) {
    const member = open.pop()!;
    isOpen.delete(member);
    component.push(member);
    if (member === name) return component.sort();
  }
}

/** A component stands one wave after the latest of those it depends on; addons of one circle share a wave. */
function wavesOf(components: readonly string[][], edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const waveOf = new Map<string, number>();
  const waves: string[][] = [];
  for (const component of components) {
    const inside = new Set(component);
    let wave = 0;
    for (const name of component) {
      for (const target of edges.get(name) ?? [])
        if (!inside.has(target)) wave = Math.max(wave, waveOf.get(target)! + 1);
    }
    for (const name of component) waveOf.set(name, wave);
    const mates = waves[wave] ?? [];
    for (const name of component) mates.push(name);
    waves[wave] = mates;
  }
  return waves.map((wave) => wave.sort());
}
