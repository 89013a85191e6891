import type { PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { fieldsNamed } from '../../../src/domain/lookups.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import { entryOf, isChosenByCaller, isRequestData } from './entry-points.js';
import { givenTo, type Source, sourcesOf } from './flow.js';
import { classOf, modelsOf, originOf, rootOf, type Scoped } from './python.js';
import { walk } from './values.js';

/** Who wrote the data: whoever calls a route, a user who uploads a file, or another server that answers. */
export type Outside = 'request' | 'upload' | 'reply';

/** What each of them is called in a message. */
export const OUTSIDE: Readonly<Record<Outside, string>> = {
  request: 'the request',
  upload: 'an uploaded file',
  reply: 'the answer of another server',
};

/** Where the content of a value comes from, followed inside its function; null where that is not plainly outside. */
export function outsideOf(portfolio: Portfolio, facts: PythonFacts, at: Scoped, value: Value): Outside | null {
  for (const source of sourcesOf(facts, at, value, throughContent)) {
    const found = judge(portfolio, facts, at, source);
    if (found !== null) return found;
  }
  return null;
}

/** Wrappers that hold the content they are given. Sources: docs.python.org (base64, io, zipfile, tarfile). */
const WRAPS =
  /(^|\.)(b64decode|decodebytes|decodestring|standard_b64decode|urlsafe_b64decode|BytesIO|StringIO|TextIOWrapper|bytearray|memoryview|ZipFile|ensure_binary|ensure_text|ensure_str|to_bytes|smart_text|smart_str)$/;
const READS = /^([a-z_][\w.]*)\.(read|getvalue|read_bytes|read_text|open|extractfile)$/i;

/** The way through decoders and file objects; everything else as flow.ts has it. */
function throughContent(value: Value): readonly Value[] | null {
  if (value.kind !== 'call') return null;
  if (WRAPS.test(value.callee)) return value.args.slice(0, 1);
  if (/(^|\.)(tarfile\.open|TarFile\.open|TarFile)$/.test(value.callee)) {
    const content = value.kwargs.fileobj ?? value.args[2] ?? value.args[0];
    return content === undefined ? [] : [content];
  }
  const read = READS.exec(value.callee);
  return read === null || isRequestData(value.callee) ? null : [{ kind: 'name', name: read[1]! }];
}

function judge(portfolio: Portfolio, facts: PythonFacts, at: Scoped, source: Source): Outside | null {
  if (source.kind === 'parameter') return judgeParameter(facts, source.name, source.function);
  if (source.kind === 'call') {
    if (isRequestData(source.value.callee)) return 'request';
    return isReply(facts, source.value.callee) ? 'reply' : null;
  }
  if (source.kind !== 'attribute') return null;
  if (isRequestData(source.name)) return 'request';
  return isUpload(portfolio, facts, at, source.name) ? 'upload' : isAnswer(facts, at, source.name) ? 'reply' : null;
}

function judgeParameter(facts: PythonFacts, name: string, index: number): Outside | null {
  const entry = entryOf(facts, index);
  if (entry === 'route' || entry === 'open-route') return isChosenByCaller(name) ? 'request' : null;
  // The content of an attachment bears this name everywhere. Source: odoo/addons/base/models/ir_attachment.py.
  return name === 'datas' ? 'upload' : null;
}

/** A binary field: of attachments, of the class itself, or of every scanned model that has a field of that name. */
function isUpload(portfolio: Portfolio, facts: PythonFacts, at: Scoped, dotted: string): boolean {
  const [root, ...path] = dotted.split('.');
  const name = path.at(-1);
  if (name === undefined || root === 'request') return false;
  if (name === 'datas' || (name === 'raw' && /attach|file|doc/i.test(dotted))) return true;
  const owner = classOf(facts, at);
  const own = root === 'self' && path.length === 1 && owner !== null ? modelsOf(owner) : null;
  const { registry } = portfolio;
  const fields =
    own === null
      ? fieldsNamed(registry, name)
      : own.flatMap((model) => registry.models.get(model)?.fields.get(name) ?? []);
  return fields.length > 0 && fields.every(({ definition }) => definition.type === 'binary');
}

/** `requests.get(…)`, `urlopen(…)`. Sources: requests API, docs.python.org. */
function isReply(facts: PythonFacts, callee: string): boolean {
  return /^(requests\.(get|post|put|request)|urllib\.request\.urlopen|urllib2\.urlopen)(\(\)|$)/.test(
    originOf(facts, callee) ?? '',
  );
}

/** `answer.content` where `answer` was given what a server answers. */
function isAnswer(facts: PythonFacts, at: Scoped, dotted: string): boolean {
  if (!/\.(content|text|raw)$/.test(dotted)) return false;
  return givenTo(facts, at, rootOf(dotted)).values.some((given) =>
    [...walk(given.value)].some((part) => part.kind === 'call' && isReply(facts, part.callee)),
  );
}
