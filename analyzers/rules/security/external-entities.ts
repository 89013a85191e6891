import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { compareSeries } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { givenTo } from '../shared/flow.js';
import { OUTSIDE, type Outside, outsideOf } from '../shared/outside.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'security/external-entities',
    title: 'XML that may read files of the server',
    family: 'security',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 20, basis: 'Estimate: one option changed, and one document with a DOCTYPE parsed as a test.' },
    automation: 'assisted',
    tool: null,
    why: 'An external entity in the document (`<!ENTITY x SYSTEM "file:///etc/odoo/odoo.conf">`) is replaced by the content of the file that it names. Whoever sends the document reads files of the server.',
    remedy:
      'Pass `resolve_entities=False` to the parser, or no parser at all: Odoo sets a default parser for lxml that resolves none.',
    limits:
      'High where the document comes from the request, an upload or another server, and entities are switched on; medium where they are switched on for documents of unknown origin, or left at the default of lxml before 5.0 for documents from outside. Odoo up to 16.0 pins lxml 3 or 4; 17.0 to 19.0 pin 5.2 for Python 3.12, where the default is safe, so the default is told there as possible only. Silent on `etree.fromstring(text)` without a parser (Odoo has set a safe default since 8.0), on minidom and xml.etree (they fetch nothing), on the SAX parsers of Python 3 (safe since 3.7.1), and in tests.',
    sources: [
      'https://lxml.de/changes-5.2.0.html (5.0.0, LP#1742885: external entities are no longer expanded by default; resolve_entities="internal")',
      'https://github.com/advisories/GHSA-vfmq-68hx-4jfw (iterparse and ETCompatXMLParser up to lxml 6.0)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/misc.py (etree.set_default_parser(etree.XMLParser(resolve_entities=False)); also openerp/tools/misc.py of 8.0 and 9.0)',
      'https://github.com/odoo/odoo/blob/16.0/requirements.txt (lxml 4.6.5, 4.9.2) and the same file of 17.0 and 18.0 (4.8.0, 4.9.3, 5.2.1)',
      'https://docs.python.org/3/library/xml.sax.html (external general entities off by default since 3.7.1)',
    ],
    messages: {
      on: '{callee} switches external entities on for {what}.',
      left: '{callee} leaves entities at the default of lxml, which before 5.0 reads the files that {what} names.',
      sax: '{callee} of Python 2 reads the files that {what} names.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        const said = lxmlParser(context, facts, call) ?? saxParser(context, facts, call);
        if (said === null || isAcknowledged(facts, call.line, /xxe|[SB]31[3-9]\b|[SB]320\b/i, call.endLine)) continue;
        yield atUse(facts, call, { ...said, subject: call.callee });
      }
    }
  },
});

type Said = Pick<Draft, 'message' | 'args' | 'severity' | 'certainty'>;

/** Series whose requirements.txt pins lxml 5 for one of the Pythons it runs on. */
const SAFE_DEFAULT_SINCE = '17.0';
const PARSERS = /^lxml\.(etree\.(XMLParser|ETCompatXMLParser|iterparse)|objectify\.makeparser)$/;
const READS = /^(fromstring|fromstringlist|parse|XML|iterparse|XMLID)$/;

function lxmlParser({ source, portfolio }: RuleContext, facts: PythonFacts, call: PythonCall): Said | null {
  const origin = originOf(facts, call.callee) ?? '';
  if (!PARSERS.test(origin)) return null;
  const option = call.kwargs.resolve_entities;
  const on = option?.kind === 'boolean' && option.value;
  if (option !== undefined && !on) return null;
  // `**options` are handed on.
  if (Object.keys(call.kwargs).some((name) => name.startsWith('*'))) return null;
  const outside = /iterparse$/.test(origin)
    ? firstOutside(portfolio, facts, [call])
    : firstOutside(portfolio, facts, readersWith(facts, call));
  const { callee } = call;
  if (on) {
    const what = outside === null ? 'documents of unknown origin' : OUTSIDE[outside];
    return { message: 'on', args: { callee, what }, severity: outside === null ? 'medium' : 'high' };
  }
  if (outside === null) return null;
  const { series } = source.addon;
  const old = series !== null && compareSeries(series, SAFE_DEFAULT_SINCE) < 0;
  return { message: 'left', args: { callee, what: OUTSIDE[outside] }, certainty: old ? 'likely' : 'possible' };
}

/** Calls of the same function that read a document with the parser that `made` makes. */
function readersWith(facts: PythonFacts, made: PythonCall): PythonCall[] {
  return inFunction(facts.calls, made.function).filter((call) => {
    if (!READS.test(call.name)) return false;
    const parser = call.kwargs.parser ?? call.args[1];
    if (parser === undefined) return false;
    if (parser.kind === 'call')
      return parser.callee === made.callee && call.line <= made.line && made.line <= (call.endLine ?? call.line);
    return parser.kind === 'name' && isMadeHere(facts, call, parser.name, made);
  });
}

function isMadeHere(facts: PythonFacts, call: PythonCall, name: string, made: PythonCall): boolean {
  return givenTo(facts, call, name).values.some(
    ({ value, line }) => value.kind === 'call' && value.callee === made.callee && Math.abs(line - made.line) <= 1,
  );
}

function firstOutside(
  portfolio: RuleContext['portfolio'],
  facts: PythonFacts,
  readers: readonly PythonCall[],
): Outside | null {
  for (const reader of readers) {
    const given: Value | undefined = reader.args[0] ?? reader.kwargs.text ?? reader.kwargs.source;
    const found = given === undefined ? null : outsideOf(portfolio, facts, reader, given);
    if (found !== null) return found;
  }
  return null;
}

/**
 * xml.sax and pulldom: external general entities switched on, or read by Python 2, which has them on. Parameter entities
 * cannot be switched on: expat reads none, and setFeature raises. Source: Lib/xml/sax/expatreader.py of Python 3.11.
 */
function saxParser({ source, portfolio }: RuleContext, facts: PythonFacts, call: PythonCall): Said | null {
  const { callee } = call;
  if (call.name === 'setFeature') {
    const [feature, state] = call.args;
    const isExternal = feature?.kind === 'name' && /(^|\.)feature_external_ges$/.test(feature.name);
    const on = (state?.kind === 'boolean' && state.value) || (state?.kind === 'number' && state.value !== 0);
    return isExternal && on ? { message: 'on', args: { callee, what: 'documents of unknown origin' } } : null;
  }
  const { series } = source.addon;
  // Odoo up to 10.0 runs on Python 2.7 only. Source: setup.py and README of 10.0 and 11.0.
  if (series === null || compareSeries(series, '10.0') > 0) return null;
  if (!/^xml\.(sax|dom\.pulldom)\.(parse|parseString)$/.test(originOf(facts, callee) ?? '')) return null;
  const outside = firstOutside(portfolio, facts, [call]);
  return outside === null ? null : { message: 'sax', args: { callee, what: OUTSIDE[outside] } };
}
