import { get, object, text, whole } from './json.js';

/** Bases that point at each other would never end. */
const DEEPEST = 8;

/** Folders that `uriBaseId` names stand for. Source: SARIF 2.1.0, 3.14.14. */
export function baseFolders(bases: unknown): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, readonly string[]>();
  for (const name of Object.keys(object(bases))) folders.set(name, folderOf(name, bases, 0));
  return folders;
}

function folderOf(name: string, bases: unknown, depth: number): readonly string[] {
  const base = get(bases, name);
  const own = segments(text(get(base, 'uri')) ?? '');
  const parent = text(get(base, 'uriBaseId'));
  return parent === null || depth >= DEEPEST ? own : [...folderOf(parent, bases, depth + 1), ...own];
}

/** The file of a location, by its address or by its place in the list of artifacts; folders first, dots resolved. */
export function placeOf(
  location: unknown,
  artifacts: unknown,
  bases: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  let found = location;
  const index = whole(get(location, 'index'));
  if (text(get(location, 'uri')) === null && index !== null && index >= 0 && Array.isArray(artifacts)) {
    found = get(artifacts[index], 'location');
  }
  const uri = text(get(found, 'uri'));
  if (uri === null) return [];
  const base = isAbsolute(uri) ? [] : (bases.get(text(get(found, 'uriBaseId')) ?? '') ?? []);
  return resolved([...base, ...segments(uri)]);
}

function isAbsolute(uri: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|[\\/])/i.test(uri);
}

/** Parts of an address or of a path, Windows' too, without scheme, host and drive. */
function segments(uri: string): string[] {
  const path = uri
    .replace(/^file:(\/\/[^/\\]*)?/i, '')
    .replace(/^[a-z][a-z0-9+.-]+:\/\/[^/]*/i, '')
    .replace(/[?#].*/s, (tail) => (/^file:/i.test(uri) ? '' : tail));
  return path
    .split(/[\\/]/)
    .filter((part) => part !== '' && !/^[a-z](:|%3a|\|)$/i.test(part))
    .map(decoded);
}

/** Percent-encoding taken away; a name that only looks encoded stays. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function resolved(parts: readonly string[]): string[] {
  const out: string[] = [];
  for (const part of parts) {
    if (part === '.' || part === '') continue;
    if (part === '..') out.pop();
    else out.push(part);
  }
  return out;
}
