import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { accentOf } from '../../reports/html/page/house.js';
import type { HouseStyle, ReportOptions } from '../../reports/index.js';
import type { Config } from '../config/schema.js';
import { InputError, messageOf } from '../domain/errors.js';
import type { Language } from '../domain/languages.js';

const MOST_LOGO_BYTES = 100_000;
/** The eight bytes that every PNG begins with. Source: PNG specification, section 5.2. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What XML lets stand before the root element of an SVG file. */
const PROLOGUE = /^\uFEFF|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>/g;

/**
 * Language and house style of the HTML report.
 * @param lang what the command line asks for; it wins over the configuration
 * @throws InputError in one line for a logo that is none and for colours that cannot be read
 */
export function reportLook(
  { report, cost }: Pick<Config, 'report' | 'cost'>,
  cwd: string,
  lang?: Language,
): Pick<ReportOptions, 'lang' | 'style'> {
  const { currency, logo, logoText, accent, accentDark, sprintNames } = report;
  if (accentDark !== undefined && accent === undefined) {
    throw new InputError('report.accentDark: needs report.accent, the colour on white paper');
  }
  return {
    lang: lang ?? report.lang,
    style: {
      currency,
      hourlyRate: cost.hourlyRate,
      linesFee: cost.feePer100LinesPerMonth,
      sprintNames,
      logo: logo === undefined ? undefined : { data: logoData(logo, cwd), alt: logoText ?? '' },
      accent: accent === undefined ? undefined : readable(accent, accentDark),
    },
  };
}

function readable(accent: string, accentDark: string | undefined): HouseStyle['accent'] {
  const told = accentOf(accent, accentDark);
  if ('problem' in told) throw new InputError(`report.${told.key}: ${told.problem}`);
  return told.accent;
}

/** The picture as a `data:` address. In an <img> an SVG runs no script and loads nothing (HTML, "secure static mode"). */
function logoData(file: string, cwd: string): string {
  const absolute = path.resolve(cwd, file);
  let bytes: Buffer;
  try {
    const stat = statSync(absolute);
    if (!stat.isFile()) throw new Error('is no file');
    if (stat.size > MOST_LOGO_BYTES) throw new Error(`has ${stat.size} bytes, ${MOST_LOGO_BYTES} are the most`);
    bytes = readFileSync(absolute);
  } catch (error) {
    throw new InputError(`report.logo: ${file}: ${messageOf(error)}`);
  }
  if (bytes.subarray(0, PNG.length).equals(PNG)) return `data:image/png;base64,${bytes.toString('base64')}`;
  if (/^<svg[\s>]/.test(bytes.toString('utf8').replace(PROLOGUE, '').trimStart()))
    return `data:image/svg+xml;base64,${bytes.toString('base64')}`;
  throw new InputError(`report.logo: ${file}: is neither PNG nor SVG`);
}
