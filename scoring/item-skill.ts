import type { Skill } from '../src/domain/debt-item.js';
import type { Finding } from '../src/domain/finding.js';

/** What somebody must know to mend most of these findings, by their minutes; undefined where there is none. */
export function skillOf(findings: readonly Finding[]): Skill | undefined {
  const minutes: Record<Skill, number> = { python: 0, xml: 0, javascript: 0 };
  for (const { path, effortMinutes } of findings) minutes[languageOf(path)] += Math.max(effortMinutes, 1);
  const known = (Object.keys(minutes) as Skill[]).filter((skill) => minutes[skill] > 0);
  return known.reduce<Skill | undefined>(
    (best, skill) => (best === undefined || minutes[skill] > minutes[best] ? skill : best),
    undefined,
  );
}

/** Manifests are Python; templates of the web client and styles are the work of those who write its JavaScript. */
function languageOf(path: string): Skill {
  if (/\.(?:js|mjs|ts|css|scss|less)$/.test(path) || /(?:^|\/)static\/src\/.*\.xml$/.test(path)) return 'javascript';
  return /\.(?:xml|csv|html)$/.test(path) ? 'xml' : 'python';
}
