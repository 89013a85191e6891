import type { ScannedCode } from '../../domain/evidence/scanned-code.js';

interface Route {
  url: string;
  addon: string;
  segments: readonly Segment[];
}

/** A fixed text, `*` for what a converter takes, `**` for a converter that takes slashes too. */
type Segment = string;

/**
 * Finds the route of a path as werkzeug would: a converter stands for one segment, `<path:…>` for the rest; the pattern
 * with the most fixed segments wins, then the longest.
 */
export class RouteTable {
  private readonly byFirst = new Map<string, Route[]>();

  constructor(routes: ScannedCode['routes']) {
    for (const { url, addon } of routes) {
      const segments = segmentsOf(url);
      const first = segments[0];
      // A route such as `/<page>` or `/` would take every request of others.
      if (first === undefined || first.includes('*') || first === '') continue;
      const group = this.byFirst.get(first) ?? [];
      group.push({ url, addon, segments });
      this.byFirst.set(first, group);
    }
    for (const group of this.byFirst.values()) group.sort(moreSpecific);
  }

  /** @param path without query. */
  find(path: string): { url: string; addon: string } | null {
    const end = path.indexOf('/', 1);
    const group = this.byFirst.get(end < 0 ? path.slice(1) : path.slice(1, end));
    if (!group) return null;
    const parts = path.split('/').slice(1);
    if (parts.length > 1 && parts.at(-1) === '') parts.pop();
    return group.find(({ segments }) => matches(segments, parts)) ?? null;
  }
}

function segmentsOf(url: string): Segment[] {
  // What stands before each `>`; the last part is behind all of them. Looking for `<…>` anew at every `<` takes for ever.
  const parts = url.split('>');
  const rest = parts.pop()!;
  const text = parts.map(withPlaceholder).join('') + rest;
  const segments = text.replace(/^\//, '').split('/');
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  return segments;
}

/** `/oven/<int:id` as `/oven/*`; a path may hold slashes. */
function withPlaceholder(part: string): string {
  const open = part.indexOf('<');
  if (open < 0) return `${part}>`;
  const path = /<path(?:\([^)<]*\))?:/.exec(part);
  return path === null ? `${part.slice(0, open)}*` : `${part.slice(0, path.index)}**`;
}

function matches(segments: readonly Segment[], parts: readonly string[]): boolean {
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at]!;
    if (segment === '**') return parts.length > at;
    const part = parts[at];
    if (part === undefined) return false;
    if (segment !== part && !(segment.includes('*') && fits(segment, part))) return false;
  }
  return segments.length === parts.length;
}

/** `export-*.csv` against one segment: the fixed pieces in their order. */
function fits(segment: string, part: string): boolean {
  const pieces = segment.split('*');
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (part.length < first.length + last.length || part === '') return false;
  return part.startsWith(first) && part.endsWith(last);
}

function moreSpecific(a: Route, b: Route): number {
  const fixed = (route: Route) => route.segments.filter((segment) => !segment.includes('*')).length;
  const order = fixed(b) - fixed(a) || b.segments.length - a.segments.length;
  return order || (a.url < b.url ? -1 : a.url > b.url ? 1 : a.addon < b.addon ? -1 : 1);
}
