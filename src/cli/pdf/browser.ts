import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Names under which Chromium and its kin are installed, the plain one first. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chrome-headless-shell',
  'microsoft-edge',
] as const;

/** Places outside PATH where macOS and Windows keep them. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

type Env = Readonly<Record<string, string | undefined>>;

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The Chromium of this machine: the one `CHROME_PATH` names, else the first that PATH has, else one in its usual place.
 * @returns Its absolute path, or null where there is none. A `CHROME_PATH` that leads nowhere is no Chromium either.
 */
export function findChromium(env: Env): string | null {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? path.resolve(env.CHROME_PATH) : null;
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of NAMES) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, `${name}${ending}`);
        if (isProgram(file)) return file;
      }
    }
  }
  return PLACES.find((file) => existsSync(file)) ?? null;
}

/**
 * Arguments that keep a headless Chromium to itself: a profile of its own, no window, no host that it could reach, and
 * nothing it does unasked.
 * Source: chromium/src, docs of the switches in chrome/common/chrome_switches.cc and content/public/common/content_switches.cc.
 * @param profile An empty folder that the caller takes away again.
 */
export function quietArguments(profile: string): string[] {
  return [
    '--headless',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    // Every name leads nowhere, whatever the page asks for.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--no-pings',
    '--disable-gpu',
    // The shared memory of a container is often too small for a long page.
    '--disable-dev-shm-usage',
    // Chromium refuses to run as root with its sandbox; the page is our own and runs nothing but our one script.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
