import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { boundAt, givenTo } from '../shared/flow.js';
import { passesOn } from '../shared/http-clients.js';
import { OUTSIDE, outsideOf } from '../shared/outside.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf, receiverOf, rootOf, type Scoped } from '../shared/python.js';
import { isConstant, walk } from '../shared/values.js';

export default defineRule({
  meta: {
    id: 'security/unchecked-archive',
    title: 'Archive unpacked without a look at its names',
    family: 'security',
    severity: 'medium',
    certainty: 'likely',
    effort: {
      minutes: 45,
      basis: 'Estimate: add the filter or the check, then test with an archive that holds `../`.',
    },
    automation: 'manual',
    tool: null,
    why: 'A name such as `../../addons/sale/__init__.py` in the archive makes the server write outside the folder, with the rights of Odoo. A small archive can also hold more than the disk does.',
    remedy:
      'For tar pass `filter="data"` (Python 3.12, and 3.8 to 3.11 with the fixes of 2023), or compare the real path of each member with the folder before writing it. For zip add up `file_size` of `infolist()` first.',
    limits:
      'High where the archive is uploaded, sent with the request or fetched; medium where its origin cannot be told. `ZipFile.extractall` itself takes `..` and absolute paths out of names, so it is only reported, low, for archives from outside in a function that never looks at sizes. Silent where a filter or a selection of members is given, where the function works out real paths or compares names, on archives named by a constant, and in tests. Python 3.14 filters by itself; no series up to 19.0 asks for it.',
    sources: [
      'https://docs.python.org/3/library/tarfile.html#tarfile.TarFile.extractall (warning; filter, default data since 3.14)',
      'https://docs.python.org/3/library/zipfile.html#zipfile.ZipFile.extract (absolute paths and .. are removed; decompression pitfalls)',
      'https://peps.python.org/pep-0706/',
      'https://cwe.mitre.org/data/definitions/22.html (path traversal)',
    ],
    messages: {
      tar: '{callee} writes wherever the names in the archive ({from}) point.',
      path: '{callee} writes to a path that holds a name out of the archive ({from}).',
      size: '{callee} unpacks {from} whatever its size.',
    },
  },
  requires: ['python'],
  *check({ source, portfolio }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const found = unpacked(facts, call) ?? written(facts, call);
        if (found === null || isChecked(facts, call, found.message)) continue;
        if (isAcknowledged(facts, call.line, /traversal|[SB]202\b/i, call.endLine)) continue;
        const said = judge(portfolio, facts, call, found);
        if (said !== null) yield atUse(facts, call, { ...said, subject: call.callee });
      }
    }
  },
});

interface Unpacked {
  message: 'tar' | 'path' | 'size';
  /** What the archive was opened from. */
  content: Value | null;
}

function judge(
  portfolio: Portfolio,
  facts: PythonFacts,
  call: PythonCall,
  { message, content }: Unpacked,
): Pick<Draft, 'message' | 'args' | 'severity' | 'certainty'> | null {
  const outside = content === null ? null : outsideOf(portfolio, facts, call, content);
  const { callee } = call;
  if (outside !== null) {
    const args = { callee, from: OUTSIDE[outside] };
    return { message, args, severity: message === 'size' ? 'low' : 'high' };
  }
  if (message === 'size' || (content !== null && isConstant(content))) return null;
  return { message, args: { callee, from: 'of unknown origin' }, certainty: 'possible' };
}

/** `archive.extractall(…)`, `shutil.unpack_archive(…)`. */
function unpacked(facts: PythonFacts, call: PythonCall): Unpacked | null {
  if (originOf(facts, call.callee) === 'shutil.unpack_archive') {
    const [file, , format] = call.args;
    const zip = [file, format, call.kwargs.format].some(
      (entry) => entry?.kind === 'string' && /zip$/.test(entry.value),
    );
    return zip || isFiltered(call) || passesOn(call) ? null : { message: 'tar', content: file ?? null };
  }
  if (call.name !== 'extractall' && call.name !== 'extract') return null;
  const archive = archiveOf(facts, call, receiverOf(call));
  if (archive === null || passesOn(call)) return null;
  if (archive.kind === 'zip') return { message: 'size', content: archive.content };
  const chosen = call.name === 'extract' ? call.args[0] : (call.kwargs.members ?? call.args[1]);
  // A member named by a constant, or picked by code: somebody looked.
  const all = chosen === undefined || (chosen.kind === 'call' && /\.getmembers$/.test(chosen.callee));
  const looped = call.name === 'extract' && chosen?.kind === 'name' && boundAt(facts, call, chosen.name) !== null;
  return isFiltered(call) || !(all || looped) ? null : { message: 'tar', content: archive.content };
}

/** `filter="fully_trusted"` is none. Source: PEP 706. */
function isFiltered({ kwargs }: PythonCall): boolean {
  const { filter } = kwargs;
  return filter !== undefined && !(filter.kind === 'string' && filter.value === 'fully_trusted');
}

interface Archive {
  kind: 'tar' | 'zip';
  content: Value | null;
}

/** The archive that a receiver stands for: opened on the spot (`tarfile.open().extractall`), or a name given one. */
function archiveOf(facts: PythonFacts, at: Scoped, receiver: string): Archive | null {
  if (receiver.endsWith('()')) {
    const callee = receiver.slice(0, -2);
    const kind = kindOf(facts, callee);
    if (kind === null) return null;
    const opened = facts.calls.find(
      (entry) => entry.callee === callee && entry.line >= at.line && entry.line < at.line + 4,
    );
    return { kind, content: opened === undefined ? null : contentOf(opened) };
  }
  for (const { value } of givenTo(facts, at, receiver).values) {
    const kind = value.kind === 'call' ? kindOf(facts, value.callee) : null;
    if (value.kind === 'call' && kind !== null) return { kind, content: contentOf(value) };
  }
  return null;
}

function kindOf(facts: PythonFacts, callee: string): Archive['kind'] | null {
  const origin = originOf(facts, callee) ?? '';
  if (/^tarfile\.(open|TarFile|TarFile\.\w*open)$/.test(origin)) return 'tar';
  return /^zipfile\.ZipFile$/.test(origin) ? 'zip' : null;
}

function contentOf({ args, kwargs }: Pick<PythonCall, 'args' | 'kwargs'>): Value | null {
  return kwargs.fileobj ?? args[2] ?? args[0] ?? kwargs.name ?? kwargs.file ?? null;
}

/** `open(os.path.join(folder, name), "wb")` with a name of `namelist()` or `getnames()`. */
function written(facts: PythonFacts, call: PythonCall): Unpacked | null {
  if (call.callee !== 'open' || call.args[0] === undefined) return null;
  const mode = call.args[1] ?? call.kwargs.mode;
  if (mode?.kind !== 'string' || !/[wax]/.test(mode.value)) return null;
  for (const part of partsOf(facts, call, call.args[0])) {
    if (part.kind !== 'name') continue;
    const bound = boundAt(facts, call, rootOf(part.name));
    const listed = /^(.+)\.(namelist|getnames|infolist|getmembers)\(\)$/.exec(bound?.source ?? '');
    if (bound === null || listed === null) continue;
    const isName = /^(namelist|getnames)$/.test(listed[2]!)
      ? part.name === bound.name
      : /\.(filename|name)$/.test(part.name);
    const archive = isName ? archiveOf(facts, { ...call, line: bound.line, column: bound.column }, listed[1]!) : null;
    if (archive !== null) return { message: 'path', content: archive.content };
  }
  return null;
}

/** The values in a path, one step through the name it was put together under. */
function partsOf(facts: PythonFacts, at: Scoped, path: Value): Value[] {
  const own = path.kind === 'name' ? givenTo(facts, at, path.name).values.map((given) => given.value) : [];
  return [path, ...own].flatMap((value) => [...walk(value)]);
}

/** Calls that work out where a path really leads, or compare it. Source: os.path and pathlib of docs.python.org. */
const CHECKS =
  /(^|\.)(realpath|abspath|normpath|commonpath|commonprefix|is_relative_to|resolve|basename|secure_filename|safe_join|startswith|isabs|is_absolute|match|fullmatch|file_path)$|safe_?extract|is_within/;

function isChecked(facts: PythonFacts, call: PythonCall, message: Unpacked['message']): boolean {
  const calls = inFunction(facts.calls, call.function);
  if (message === 'size') {
    return (
      inFunction(facts.attributes, call.function).some((entry) => /\.file_size$/.test(entry.chain)) ||
      calls.some((entry) => /\.(infolist|getinfo)$/.test(entry.callee))
    );
  }
  if (facts.assignments.some((entry) => /\.extraction_filter$/.test(entry.target))) return true;
  return calls.some((entry) => CHECKS.test(entry.callee));
}
