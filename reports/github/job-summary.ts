import type { Result } from '../../src/domain/result.js';
import { renderMarkdown } from '../markdown/markdown.js';
import type { ReportOptions } from '../shared/options.js';

/** GitHub refuses the summary of a step over 1 MiB as a whole. Source: GitHub docs, "Workflow commands", adding a job summary. */
export const MOST_BYTES = 1024 * 1024;

const CUT = '\n… cut here: GitHub takes no more.\n';

/** The Markdown page as the summary of a step, cut at a line where GitHub would refuse it. @param room Bytes left. */
export function renderJobSummary(result: Result, options: ReportOptions = {}, room = MOST_BYTES): string {
  const page = renderMarkdown(result, options);
  if (Buffer.byteLength(page) <= room) return page;
  const left = room - Buffer.byteLength(CUT);
  if (left <= 0) return '';
  const part = Buffer.from(page).subarray(0, left).toString('utf8');
  return part.slice(0, Math.max(0, part.lastIndexOf('\n'))) + CUT;
}
