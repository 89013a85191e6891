import { describe, expect, it } from 'vitest';
import { chooseSeries, seriesOfBranch, seriesOfVersion } from '../../../src/discovery/series.js';

describe('series of a manifest version', () => {
  it.each([
    ['16.0.1.0.0', '16.0'],
    ['8.0.1.2', '8.0'],
    ['14.0.2.1.0-rc1', '14.0'],
    ['1.0', null],
    ['1.0.0', null],
    ['16.0', null],
    ['16.0.1', null],
    ['5.0.1.0.0', null],
    ['', null],
    [null, null],
  ])('%s is %s', (version, series) => {
    expect(seriesOfVersion(version)).toBe(series);
  });
});

describe('series of a branch', () => {
  it.each([
    ['16.0', '16.0'],
    ['16.0-mig-bakery', '16.0'],
    ['saas-17.4', null],
    ['feature-16.0', null],
    ['main', null],
    [null, null],
  ])('%s is %s', (branch, series) => {
    expect(seriesOfBranch(branch)).toBe(series);
  });
});

it('takes the caller first, then the manifest, then the branch, and says which', () => {
  expect(chooseSeries('15.0', '16.0.1.0.0', '17.0')).toEqual({ series: '15.0', seriesBasis: 'from' });
  expect(chooseSeries(null, '16.0.1.0.0', '17.0')).toEqual({ series: '16.0', seriesBasis: 'manifest' });
  expect(chooseSeries(null, '1.0', '17.0')).toEqual({ series: '17.0', seriesBasis: 'branch' });
  expect(chooseSeries(null, '1.0', null)).toEqual({ series: null, seriesBasis: 'unknown' });
});
