import { describe, expect, test } from 'vitest';
import { licenceKind, mayDependOn } from '../../../analyzers/rules/shared/licences.js';
import { isDemoPath, isMigrationPath, isTestPath, isVendoredPath } from '../../../analyzers/rules/shared/paths.js';
import { importNamesOf, isStandardModule, modulesOfOdoo } from '../../../analyzers/rules/shared/python-packages.js';
import { entropy, isSecretName, isSecretText } from '../../../analyzers/rules/shared/secrets.js';

describe('paths', () => {
  test.each(['tests/test_order.py', 'test/order.yml', 'models/test_order.py', 'static/tests/tour.js'])(
    '%s is a test',
    (path) => {
      expect(isTestPath(path)).toBe(true);
    },
  );
  test.each(['models/contest.py', 'models/latest.py', 'wizard/testing.py'])('%s is no test', (path) => {
    expect(isTestPath(path)).toBe(false);
  });
  test('bundled libraries, upgrade scripts and demo data are told from code', () => {
    expect(isVendoredPath('static/lib/chart/chart.js')).toBe(true);
    expect(isVendoredPath('static/src/js/chart.min.js')).toBe(true);
    expect(isVendoredPath('static/src/js/library.js')).toBe(false);
    expect(isMigrationPath('migrations/16.0.1.0.0/post.py')).toBe(true);
    expect(isMigrationPath('models/migrations.py')).toBe(false);
    expect(isDemoPath('demo/orders.xml')).toBe(true);
    expect(isDemoPath('data/demolition.xml')).toBe(false);
  });
});

describe('secrets', () => {
  test('entropy is 0 for one letter and 3 bits for eight', () => {
    expect(entropy('aaaa')).toBe(0);
    expect(entropy('abcdefgh')).toBe(3);
  });
  test.each([
    ['password', 'Vf3!nQz8@kLp'],
    ['client_secret', '9xQw2LmT7vRb4KzP'],
    ['apiKey', 'q7Zk2mVw9RtB4xLd'],
  ])('%s with random text is one', (name, value) => {
    expect(isSecretName(name, value)).toBe(true);
  });
  test.each([
    ['password', 'changeme123'],
    ['password', 'library.password_hint'],
    ['token', 'access_token'],
    ['reset_password_url', 'https://example.com/reset'],
    ['keyword', 'Vf3!nQz8@kLp'],
    ['password', 'Enter your password here'],
    ['token', 'aaaaaaaaaaaa'],
  ])('%s = %s is none', (name, value) => {
    expect(isSecretName(name, value)).toBe(false);
  });
  test('known forms are found inside longer text, examples are not', () => {
    expect(isSecretText(`key=AKIA${'QRSTUVWX23456757'}`)).toBe('AWS access key');
    expect(isSecretText('AKIAIOSFODNN7EXAMPLE')).toBeNull();
    expect(isSecretText('https://robot:tR7-kQ2x@courier.invalid')).toBe('password in an address');
    expect(isSecretText('https://user:password@courier.invalid')).toBeNull();
  });
});

test('licences: what each kind may build on', () => {
  expect(mayDependOn(licenceKind('OPL-1')!, licenceKind('LGPL-3')!)).toBe(true);
  expect(mayDependOn(licenceKind('OPL-1')!, licenceKind('AGPL-3')!)).toBe(false);
  expect(mayDependOn(licenceKind('AGPL-3')!, licenceKind('GPL-3')!)).toBe(true);
  expect(mayDependOn(licenceKind('LGPL-3')!, licenceKind('AGPL-3')!)).toBe(false);
  expect(licenceKind('Other OSI approved licence')).toBeNull();
  expect(licenceKind(null)).toBeNull();
});

describe('which licence may build on which', () => {
  // GNU's compatibility matrix (gnu.org/licenses/gpl-faq.html#AllCompatibility) for libraries, and what a proprietary
  // addon may use; the same as can_depend_on of manifestoo.
  const ALLOWED: Readonly<Record<string, readonly string[]>> = {
    'LGPL-3': ['LGPL-3'],
    'GPL-3': ['LGPL-3', 'GPL-3'],
    'GPL-2 or any later version': ['LGPL-3', 'GPL-3'],
    'AGPL-3': ['LGPL-3', 'GPL-3', 'AGPL-3'],
    'OPL-1': ['LGPL-3', 'OPL-1', 'OEEL-1'],
    'OEEL-1': ['LGPL-3', 'OPL-1', 'OEEL-1'],
    'Other proprietary': ['LGPL-3', 'OPL-1', 'OEEL-1'],
  };
  const DEPENDENCIES = ['LGPL-3', 'GPL-3', 'AGPL-3', 'OPL-1', 'OEEL-1'];
  test.each(Object.entries(ALLOWED))('%s on %j', (licence, allowed) => {
    const may = DEPENDENCIES.filter((one) => mayDependOn(licenceKind(licence)!, licenceKind(one)!));
    expect(may).toEqual(DEPENDENCIES.filter((one) => allowed.includes(one)));
  });
});

describe('python packages', () => {
  test.each([
    ['python-stdnum>=1.18', 'stdnum'],
    ['Crypto', 'Crypto'],
    ['pycryptodome', 'Crypto'],
    ['lxml.etree', 'lxml'],
    ['dnspython', 'dns'],
    ['zeep[async]', 'zeep'],
  ])('%s is imported as %s', (requirement, name) => expect(importNamesOf(requirement)).toContain(name));
  test('what Odoo brings along differs by series', () => {
    expect(modulesOfOdoo('10.0')!.has('xlrd')).toBe(false);
    expect(modulesOfOdoo('16.0')!.has('xlrd')).toBe(true);
    expect(modulesOfOdoo('16.0')!.has('dateutil')).toBe(true);
    expect(modulesOfOdoo('16.0')!.has('openpyxl')).toBe(false);
    expect(modulesOfOdoo('18.0')!.has('openpyxl')).toBe(true);
    expect(modulesOfOdoo('7.0')).toBeNull();
    expect(isStandardModule('configparser')).toBe(true);
    expect(isStandardModule('paramiko')).toBe(false);
  });
});
