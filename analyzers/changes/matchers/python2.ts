import type { PythonFacts } from '../../../src/domain/facts/python.js';
import { symbolAt } from '../facts/python.js';
import type { Hit, Scope } from '../scope.js';

/**
 * What only Python 2 has. Source: https://docs.python.org/3/whatsnew/3.0.html (builtins, dictionary methods) and
 * https://docs.python.org/3.0/library/2to3.html (fixers urllib, imports).
 */
const BUILTINS = new Set(['unicode', 'basestring', 'xrange', 'unichr', 'raw_input', 'long', 'execfile', 'cmp']);
const METHODS = new Set(['iteritems', 'iterkeys', 'itervalues', 'has_key']);
const MODULES = new Set(
  'urllib2 urlparse StringIO cStringIO cPickle ConfigParser Queue httplib cookielib HTMLParser xmlrpclib SocketServer'.split(
    ' ',
  ),
);

/** Files that Python 3 cannot read, and uses of builtins, methods and modules that it does not have. */
export function* matchPython2(scope: Scope): Generator<Hit> {
  const change = scope.of('py.python2')[0];
  if (!change) return;
  for (const file of scope.source.python) {
    if (file.dialect === 'python2') {
      yield { change, path: file.path, line: 1, column: 1, symbol: '', subject: 'Python 2 syntax' };
    }
    const defined = namesDefinedIn(file);
    for (const call of file.calls) {
      const builtin = call.callee === call.name && BUILTINS.has(call.name) && !defined.has(call.name);
      const method =
        call.callee !== call.name && METHODS.has(call.name) && call.args.length === (call.name === 'has_key' ? 1 : 0);
      if (!builtin && !(method && !call.callee.startsWith('six.'))) continue;
      yield {
        change,
        path: file.path,
        line: call.line,
        column: call.column,
        symbol: symbolAt(file, call),
        subject: `${call.name}()`,
      };
    }
    for (const entry of file.imports) {
      if (!MODULES.has(entry.module) || guarded(file, entry.line)) continue;
      yield {
        change,
        path: file.path,
        line: entry.line,
        column: entry.column,
        symbol: symbolAt(file, entry),
        subject: `import ${entry.module}`,
      };
    }
  }
}

function namesDefinedIn(file: PythonFacts): Set<string> {
  const names = new Set<string>();
  for (const entry of file.imports) names.add(entry.alias ?? entry.name ?? entry.module);
  for (const entry of file.assignments) names.add(entry.target);
  for (const entry of file.functions) names.add(entry.name);
  return names;
}

/** `try: import a / except ImportError: import b`, whichever of the two is the old one. */
function guarded(file: PythonFacts, line: number): boolean {
  return file.excepts.some(
    (entry) =>
      Math.abs(entry.line - line) <= 6 &&
      (entry.types.length === 0 || entry.types.some((type) => /Import|ModuleNotFound/.test(type))),
  );
}
