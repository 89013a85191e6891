import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { insideFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isTypedByRoute } from '../shared/entry-points.js';
import { clientOf } from '../shared/http-clients.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol, originOf } from '../shared/python.js';
import { isGuarded, requestValue } from '../shared/request-values.js';
import { routeMethods } from '../shared/routes.js';

export default defineRule({
  meta: {
    id: 'security/request-chosen-location',
    title: 'File or address chosen by the request',
    family: 'security',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 60, basis: 'Estimate: look the place up in a list or in a record, then test with `../`.' },
    automation: 'manual',
    tool: null,
    why: 'With `../` a path leaves its folder and gives or takes any file of the server; an address makes the server call hosts that only it can reach.',
    remedy:
      'Take an id from the request and read the path or address from a record. For files use `file_path` of odoo.tools or `os.path.basename`; for addresses compare the host with a list.',
    limits:
      'Reports where a value of the request, followed inside the route method, becomes the path of a file call or the start of an address. Silent where the host is a constant, where the address of the route makes it a number or a record, where another function makes the path (`basename`, `secure_filename`, `file_path`), and where the method looks the value up first or refuses something by `raise` or "not found".',
    sources: [
      'https://cwe.mitre.org/data/definitions/22.html (path traversal)',
      'https://cwe.mitre.org/data/definitions/918.html (server-side request forgery)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/misc.py (file_path keeps to the addons paths)',
    ],
    messages: {
      file: '{method} passes {value} of the request to {callee} as the place of a file.',
      address: '{method} lets {value} of the request choose the address that {callee} calls.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const { method, index, auth } of routeMethods(facts)) {
        if (isGuarded(facts, index)) continue;
        for (const call of insideFunction(facts, facts.calls, index)) {
          const found = locationOf(facts, index, call);
          if (found === null || isAcknowledged(facts, call.line, /path|url|ssrf|S310|B310/i, call.endLine)) continue;
          const symbol = methodSymbol(facts, method);
          const { line, column, callee } = call;
          yield {
            message: found.message,
            args: { method: symbol, value: found.value, callee },
            path: facts.path,
            line,
            column,
            symbol,
            subject: callee,
            severity: auth === 'public' || auth === 'none' ? 'high' : 'medium',
          };
        }
      }
    }
  },
});

/** Calls that open, give away or remove the file they are given first. Source: docs.python.org, odoo/http.py. */
const FILE_CALL =
  /^(open|io\.open|codecs\.open|os\.(remove|unlink|rmdir|listdir|rename|makedirs|mkdir)|shutil\.(rmtree|copy|copyfile|move)|odoo\.http\.send_file|http\.send_file|odoo\.http\.Stream\.from_path)$/;

function locationOf(
  facts: PythonFacts,
  route: number,
  call: PythonCall,
): { message: 'file' | 'address'; value: string } | null {
  const origin = originOf(facts, call.callee) ?? (call.callee === 'open' ? 'open' : '');
  const isFile = FILE_CALL.test(origin);
  const client = isFile ? null : clientOf(facts, call);
  const given = isFile ? call.args[0] : (call.kwargs.url ?? call.args[/\.request$/.test(client ?? '') ? 1 : 0]);
  if ((!isFile && client === null) || given === undefined) return null;
  const value = requestValue(facts, route, call, given, isFile ? throughPath : throughAddress);
  if (value === null || isTypedByRoute(facts, route, value)) return null;
  return { message: isFile ? 'file' : 'address', value };
}

function throughPath(value: Value): readonly Value[] | null {
  if (value.kind !== 'call') return null;
  if (/^(os\.path\.(join|abspath|normpath|realpath|expanduser)|pathlib\.Path|Path)$/.test(value.callee))
    return value.args;
  return null;
}

/** Only what stands before the host is followed: `'https://host/%s' % x` stays with its host. */
function throughAddress(value: Value): readonly Value[] | null {
  if (value.kind !== 'format') return null;
  if (/^\w+:\/\/[^/{%]+[/?]/.test(value.template)) return [];
  if (value.how === 'concat') return /^\w+:\/\//.test(value.template) ? [] : value.parts.slice(0, 1);
  return value.parts.slice(0, 1);
}
