import { get, list, number, object, text, whole } from './json.js';

/** What a report says of one rule of its tool. */
export interface Descriptor {
  id: string;
  title: string;
  help: string;
  helpUri: string | null;
  level: unknown;
  tags: readonly string[];
  security: number | null;
  precision: string | null;
  messages: ReadonlyMap<string, string>;
}

export interface Descriptors {
  all: readonly Descriptor[];
  /** Of the driver, then of each extension: results name rules by their place in these. */
  lists: readonly (readonly Descriptor[])[];
  byId: ReadonlyMap<string, Descriptor>;
}

/** The rules of the driver and the extensions of a run. */
export function descriptorsOf(run: unknown): Descriptors {
  const tool = get(run, 'tool');
  const components = [get(tool, 'driver'), ...list(get(tool, 'extensions'))];
  const lists = components.map((component) => list(get(component, 'rules')).map(descriptor));
  const all = lists.flat();
  return { all, lists, byId: new Map([...all].reverse().map((rule) => [rule.id, rule])) };
}

function descriptor(rule: unknown): Descriptor {
  const id = text(get(rule, 'id')) ?? 'unknown';
  const properties = get(rule, 'properties');
  const title = [
    get(get(rule, 'shortDescription'), 'text'),
    get(rule, 'name'),
    get(get(rule, 'fullDescription'), 'text'),
  ];
  const help = [get(get(rule, 'help'), 'text'), get(get(rule, 'fullDescription'), 'text')];
  const helpUri = text(get(rule, 'helpUri'));
  return {
    id,
    title: oneLine(title.map(text).find((found) => found) ?? id, 160),
    help: oneLine(help.map(text).find((found) => found) ?? '', 1000),
    helpUri: helpUri !== null && /^https?:\/\/[^\s<>"]+$/.test(helpUri) ? helpUri : null,
    level: get(get(rule, 'defaultConfiguration'), 'level'),
    tags: list(get(properties, 'tags')).flatMap((tag) => (typeof tag === 'string' ? [tag.toLowerCase()] : [])),
    security: number(get(properties, 'security-severity')),
    precision: text(get(properties, 'precision')),
    messages: new Map(
      Object.entries(object(get(rule, 'messageStrings'))).flatMap(([key, value]) => {
        const found = text(get(value, 'text'));
        return found === null ? [] : [[key, found] as const];
      }),
    ),
  };
}

function oneLine(found: string, longest: number): string {
  const line = found.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/**
 * The rule of a result: by id, or by its place among the rules of the driver or of the extension that is named. An id may
 * have parts behind those of its rule (`CA1000/1`). Source: SARIF 2.1.0, 3.27.5 to 3.27.7, 3.52.
 */
export function findDescriptor(result: unknown, { lists, byId }: Descriptors): Descriptor {
  const reference = get(result, 'rule');
  const id = text(get(result, 'ruleId')) ?? text(get(reference, 'id'));
  const component = whole(get(get(reference, 'toolComponent'), 'index'));
  const at = whole(get(result, 'ruleIndex')) ?? whole(get(reference, 'index'));
  const listed = at === null ? undefined : lists[component === null ? 0 : component + 1]?.[at];
  const found = listed ?? (id === null ? undefined : (byId.get(id) ?? byId.get(id.replace(/\/[^/]*$/, ''))));
  if (found !== undefined) return id === null || listed === undefined ? found : { ...found, id };
  return descriptor({ id: id ?? 'unknown' });
}
