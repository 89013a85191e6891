import type { PythonFacts, Value, XmlFacts } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython, productiveXml } from '../shared/paths.js';
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
      'Reports text of 8 characters or more with an entropy above 3 bits per character under a name that speaks of a secret, and known forms of keys anywhere. Silent on placeholders, labels, paths, technical names, field definitions without a default, tests and demo data. The value is never printed.',
    sources: [
      'https://cwe.mitre.org/data/definitions/798.html',
      'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns (forms of keys)',
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
  },
});

function* inPython(facts: PythonFacts): Iterable<Draft> {
  const seen = new Set<number>();
  for (const [place, name] of namedSecrets(facts)) {
    if (seen.has(place.line) || isAcknowledged(facts, place.line, /secret|password|S105|S106|B105|B106/i)) continue;
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
    if (form === null || seen.has(entry.line) || isAcknowledged(facts, entry.line, /secret/i)) continue;
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
  for (const call of facts.calls) {
    for (const [name, value] of Object.entries(call.kwargs)) if (isSecretValue(name, value)) yield [call, name];
    const key = call.args[0]?.kind === 'string' ? call.args[0].value : '';
    if (call.name === 'set_param' && isSecretValue(key.split('.').at(-1)!, call.args[1])) yield [call, key];
    for (const value of call.args) yield* inDict(call, value);
  }
}

function* inDict(place: Scoped, value: Value): Iterable<[Scoped, string]> {
  if (value.kind !== 'dict') return;
  for (const [key, entry] of value.entries) {
    if (key.kind === 'string' && isSecretValue(key.value, entry)) yield [place, key.value];
  }
}

function* inXml(facts: XmlFacts): Iterable<Draft> {
  for (const record of facts.records) {
    if (record.model !== 'ir.config_parameter') continue;
    const name = contentOf(fieldOf(record, 'key')) ?? '';
    const value = fieldOf(record, 'value');
    if (value === null || value.eval !== null || !isSecretName(name.split('.').at(-1)!, value.text)) continue;
    yield {
      message: 'parameter',
      args: { name },
      path: facts.path,
      ...placeOf(facts, record.node),
      symbol: record.id ?? name,
      subject: name,
    };
  }
}

function isSecretValue(name: string, value: Value | undefined): boolean {
  return value?.kind === 'string' && isSecretName(name, value.value);
}
