import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Discovery } from '../discovery/discover.js';
import type { Root } from '../discovery/roots.js';
import type { Finding } from '../domain/finding.js';
import type { Portfolio } from '../domain/portfolio.js';
import { type Merged, mergeImported } from '../evidence/sarif/index.js';
import type { ScanRequest } from '../request.js';

interface Scanned {
  found: Discovery;
  portfolio: Portfolio;
  roots: readonly Root[];
  findings: readonly Finding[];
}

/** Puts what other tools found among our findings, the same defect once. */
export function importFindings(
  request: Pick<ScanRequest, 'imports' | 'rules' | 'maxFileBytes'>,
  { found, portfolio, roots, findings }: Scanned,
): Merged {
  const folders = new Map(found.addons.map(({ addon, directory }) => [addon.key, directory]));
  return mergeImported(findings, request.imports ?? [], {
    sources: portfolio.sources,
    roots: roots.map(({ label }) => label),
    rules: request.rules.map(({ meta }) => meta),
    readSource: (addon, file) => readSource(path.join(folders.get(addon)!, file), request.maxFileBytes),
  });
}

/** The text of a file that the scan has listed; null where it is gone, too large or no text. */
function readSource(file: string, maxBytes: number): string | null {
  try {
    const { size } = statSync(file);
    if (size > maxBytes) return null;
    const text = readFileSync(file, 'utf8');
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
