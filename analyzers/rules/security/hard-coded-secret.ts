import type { CsvFacts, PythonCall, PythonFacts, Value, XmlFacts, XmlRecord } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isDemoPath, isTestAddon, isTestPath, productivePython, productiveXml } from '../shared/paths.js';
import { isAcknowledged, type Scoped, symbolOf } from '../shared/python.js';
import { isSecretName, isSecretText } from '../shared/secrets.js';
import { contentOf, fieldOf, placeOf } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'security/hard-coded-secret',
    title: 'Secret in the source',
    family: 'security',
    severity: 'high',
    certainty: 'likely',
    effort: {
      minutes: 60,
      basis: 'Estimate: change the secret at its issuer, store it as a parameter, tell who uses it.',
    },
    automation: 'manual',
    tool: null,
    why: 'Everybody who can read the repository, now or in its history, has the secret.',
    remedy:
      'Issue a new secret and withdraw this one. Keep it in the server configuration or a system parameter that no data file writes.',
    limits:
      'Reports text of 8 characters or more with an entropy above 3 bits per character (passwords: above 2.7, with digits or signs) under a name that speaks of a secret: variables, keys of dictionaries, arguments and their defaults, fields of data records, system parameters, columns of CSV files; and known forms of keys anywhere in Python, XML and CSV. Silent on placeholders and keys of documentation, labels, paths, technical names, hashed passwords, field definitions without a default, data records whose id says that they are for tests (`carrier_test`), tests and demo data. JavaScript, text built from parts and passwords made of one plain word are not seen. The value is never printed.',
    sources: [
      'https://cwe.mitre.org/data/definitions/798.html',
      'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns (kinds of keys)',
      'https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml (lengths and alphabets of the forms)',
      'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1 (passwords in addresses)',
    ],
    messages: {
      named: '{name} is given a secret in the source.',
      known: 'This text has the form of a secret ({form}).',
      parameter: 'System parameter {name} is given a secret in a data file.',
    },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) yield* inPython(facts);
    for (const facts of productiveXml(source)) yield* inXml(facts);
    if (isTestAddon(source)) return;
    for (const facts of source.csv) if (!isTestPath(facts.path) && !isDemoPath(facts.path)) yield* inCsv(facts);
  },
});

/**
 * Remarks of other tools, and plain words: a comment that only names the secret allows nothing. Sources: ruff and bandit
 * (105 to 107), detect-secrets (allowlist secret), gitleaks (gitleaks:allow).
 */
const ALLOWED =
  /[SB]10[567]\b|allowlist secret|gitleaks:allow|\b(not|no) (a |real )*(secret|password|key)|disable=.*(secret|password)/i;

function* inPython(facts: PythonFacts): Iterable<Draft> {
  const seen = new Set<number>();
  for (const [place, name] of namedSecrets(facts)) {
    if (seen.has(place.line) || isAcknowledged(facts, place.line, ALLOWED)) continue;
    seen.add(place.line);
    yield {
      message: 'named',
      args: { name },
      path: facts.path,
      line: place.line,
      column: place.column,
      symbol: symbolOf(facts, place),
      subject: name,
    };
  }
  for (const entry of facts.strings) {
    const form = isSecretText(entry.value);
    if (form === null || seen.has(entry.line) || isAcknowledged(facts, entry.line, ALLOWED)) continue;
    seen.add(entry.line);
    yield {
      message: 'known',
      args: { form },
      path: facts.path,
      line: entry.line,
      column: entry.column,
      symbol: symbolOf(facts, entry),
      subject: form,
    };
  }
}

/** Places where a name that speaks of a secret is given a text that looks like one. */
function* namedSecrets(facts: PythonFacts): Iterable<[Scoped, string]> {
  for (const entry of facts.assignments) {
    const name = entry.target.split('.').at(-1)!;
    if (isSecretValue(name, entry.value)) yield [entry, name];
    else if (!/sandbox|test|demo|example|dummy/i.test(name)) yield* inDict(entry, entry.value);
  }
  for (const [index, owner] of facts.classes.entries()) {
    for (const attribute of owner.attributes) {
      if (isSecretValue(attribute.name, attribute.value))
        yield [{ ...attribute, function: null, class: index }, attribute.name];
    }
    for (const field of owner.fields) {
      if (isSecretValue(field.name, field.kwargs.default))
        yield [{ ...field, function: null, class: index }, field.name];
    }
  }
  for (const [index, { parameters, line, column, class: owner }] of facts.functions.entries()) {
    for (const { name, default: value } of parameters)
      if (isSecretValue(name, value ?? undefined)) yield [{ line, column, function: index, class: owner }, name];
  }
  for (const call of facts.calls) yield* inCall(call);
}

/** Calls that take the name of a setting and what it is, or what it is where nobody set it. */
const SETTING = /^(set_param|get_param|get|getenv|setdefault|pop)$/;

function* inCall(call: PythonCall): Iterable<[Scoped, string]> {
  for (const [name, value] of Object.entries(call.kwargs)) {
    if (isSecretValue(name, value)) yield [call, name];
    else if (value.kind === 'dict') yield* inDict(call, value);
    // `auth=("robot", "…")`. Source: requests API.
    else if (name === 'auth' && value.kind === 'tuple' && isSecretValue('password', value.items[1])) yield [call, name];
  }
  const key = call.args[0]?.kind === 'string' ? call.args[0].value : '';
  if (SETTING.test(call.name) && isSecretValue(key.split('.').at(-1)!, call.args[1])) yield [call, key];
  if (/^HTTP(Basic|Digest)Auth$/.test(call.name) && isSecretValue('password', call.args[1])) yield [call, call.name];
  for (const value of call.args) yield* inDict(call, value);
}

function* inDict(place: Scoped, value: Value): Iterable<[Scoped, string]> {
  if (value.kind !== 'dict') return;
  for (const [key, entry] of value.entries) {
    if (key.kind === 'string' && isSecretValue(key.value, entry)) yield [place, key.value];
  }
}

/** Accounts that a service gives everybody to try it. */
const FOR_TRIAL = /(^|[._])(sandbox|test|demo|example|dummy)([._]|$)/i;

/** Names of fields of data records are fields of a model: `password`, `api_key`, `stripe_secret_key`. */
function* inXml(facts: XmlFacts): Iterable<Draft> {
  for (const record of facts.records) {
    if (record.model === 'ir.ui.view' || record.tag === 'template' || FOR_TRIAL.test(record.id ?? '')) continue;
    const said = new Set<string>();
    for (const { message, args, node } of inRecord(record)) {
      const subject = Object.values(args)[0]!;
      if (said.has(subject)) continue;
      said.add(subject);
      const symbol = record.id ?? subject;
      yield { message, args, path: facts.path, ...placeOf(facts, node), symbol, subject };
    }
  }
}

function* inRecord(record: XmlRecord): Iterable<{ message: string; args: Record<string, string>; node: number }> {
  const isParameter = record.model === 'ir.config_parameter';
  const key = isParameter ? (contentOf(fieldOf(record, 'key')) ?? '') : '';
  for (const field of record.fields) {
    const text = field.eval === null ? field.text : (/^\s*(['"])([^'"\\]*)\1\s*$/.exec(field.eval)?.[2] ?? '');
    if (text === '') continue;
    const form = isSecretText(text);
    if (isParameter && field.name === 'value' && (form !== null || isSecretName(key.split('.').at(-1)!, text)))
      yield { message: 'parameter', args: { name: key }, node: record.node };
    else if (form !== null) yield { message: 'known', args: { form }, node: field.node };
    else if (isSecretName(field.name, text)) yield { message: 'named', args: { name: field.name }, node: field.node };
  }
}

function* inCsv({ path, model, header, rows }: CsvFacts): Iterable<Draft> {
  if (/^ir\.model\.access$/.test(model)) return;
  const key = header.indexOf('key');
  for (const { line, cells } of rows) {
    for (const [index, text] of cells.entries()) {
      const name = model === 'ir.config_parameter' && header[index] === 'value' ? (cells[key] ?? '') : header[index]!;
      const form = isSecretText(text);
      if (form === null && !isSecretName(name.split('.').at(-1)!, text)) continue;
      const said = form === null ? { message: 'named', args: { name } } : { message: 'known', args: { form } };
      yield { ...said, path, line, column: 1, symbol: cells[0] ?? '', subject: form ?? name };
    }
  }
}

function isSecretValue(name: string, value: Value | undefined): boolean {
  return value?.kind === 'string' && isSecretName(name, value.value);
}
