import type { HouseStyle } from '../../shared/options.js';

/** The paper of each theme: colours of a house must be readable on it. */
const PAPER = { light: '#ffffff', dark: '#11171d' } as const;
/** WCAG 2.2, success criterion 1.4.3: contrast of text at least 4.5 to 1. */
const LEAST_CONTRAST = 4.5;
/** Share of the accent in the tint behind what a link points to. */
const TINT_SHARE = 0.09;
/** Steps in which an accent is lightened until it is readable on dark paper. */
const STEPS = 20;

type Colour = readonly [red: number, green: number, blue: number];

function colourOf(hex: string): Colour {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
}

function mixed(a: string, b: string, share: number): string {
  const [from, to] = [colourOf(a), colourOf(b)];
  const parts = from.map((part, at) => Math.round(part + (to[at]! - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = colourOf(hex).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const tintOf = (accent: string, paper: string) => mixed(paper, accent, TINT_SHARE);

/** The worse of the contrasts on paper and on the tint made of the colour itself. */
function worst(accent: string, paper: string): number {
  return Math.min(contrast(accent, paper), contrast(accent, tintOf(accent, paper)));
}

function lightened(accent: string): string {
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => mixed(accent, '#ffffff', step / STEPS));
  return steps.find((colour) => worst(colour, PAPER.dark) >= LEAST_CONTRAST)!;
}

/**
 * The accent of a house in both themes. Without a colour for dark paper the light one is lightened until it reads.
 * @param light `#rrggbb`
 * @param dark `#rrggbb`, or undefined
 * @returns the colours, or in one line why they cannot be read
 */
export function accentOf(
  light: string,
  dark: string | undefined,
): { accent: NonNullable<HouseStyle['accent']> } | { problem: string; key: 'accent' | 'accentDark' } {
  const chosen = { light: light.toLowerCase(), dark: (dark ?? lightened(light)).toLowerCase() };
  for (const [theme, key] of [
    ['light', 'accent'],
    ['dark', 'accentDark'],
  ] as const) {
    const found = worst(chosen[theme], PAPER[theme]);
    if (found >= LEAST_CONTRAST) continue;
    const problem = `${chosen[theme]} cannot be read on ${theme} paper: contrast ${(Math.floor(found * 10) / 10).toFixed(1)}, at least ${LEAST_CONTRAST} is needed`;
    return { problem, key };
  }
  const tokens = (theme: 'light' | 'dark') => ({ accent: chosen[theme], tint: tintOf(chosen[theme], PAPER[theme]) });
  return { accent: { light: tokens('light'), dark: tokens('dark') } };
}

// A logo is drawn for white paper more often than not, so dark paper gets a white card under it.
const LOGO = `.logo{float:right;max-width:12rem;max-height:3.2rem;margin:0 0 .5rem 1.5rem}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) .logo{background:#fff;padding:.4rem;border-radius:4px}}
@media screen{:root[data-theme=dark] .logo{background:#fff;padding:.4rem;border-radius:4px}}
@media screen and (max-width:40rem){.logo{float:none;display:block;margin:0 0 1rem}}
@media print{.logo{max-height:13mm}}`;

/** Rules that follow the style sheet of the page; '' where a house asks for nothing. */
export function houseCss({ accent, logo }: HouseStyle): string {
  const tokens = (theme: 'light' | 'dark') => `--accent:${accent![theme].accent};--tint:${accent![theme].tint}`;
  const colours = accent && [
    `:root{${tokens('light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${tokens('dark')}}}`,
    `@media screen{:root[data-theme=dark]{${tokens('dark')}}}`,
  ];
  return [...(colours ?? []), ...(logo === undefined ? [] : [LOGO])].map((rule) => `\n${rule}`).join('');
}
