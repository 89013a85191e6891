import { readLog } from '../../../../src/evidence/sarif/read.js';

interface Given {
  rule?: string;
  uri?: string;
  line?: number;
  endLine?: number;
  column?: number;
  message?: string;
  [other: string]: unknown;
}

/** One result of SARIF, to fill in what a test is about. */
export function sarifResult({
  rule = 'B608',
  uri = 'bakery/models/oven.py',
  line = 3,
  endLine,
  column,
  message,
  ...rest
}: Given = {}) {
  const region = { startLine: line, ...(endLine ? { endLine } : {}), ...(column ? { startColumn: column } : {}) };
  return {
    ruleId: rule,
    level: 'warning',
    message: { text: message ?? 'Something burns.' },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    ...rest,
  };
}

/** A SARIF file as a tool writes it. */
export function sarifText(tool: string, results: readonly unknown[], run: object = {}): string {
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: tool } }, results, ...run }] });
}

export function sarifLog(tool: string, results: readonly unknown[], run: object = {}) {
  return readLog(sarifText(tool, results, run), `${tool.toLowerCase()}.sarif`);
}
