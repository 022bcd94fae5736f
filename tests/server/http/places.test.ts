import { expect, test } from 'vitest';
import { openPlaces } from '../../../server/http/places.ts';

test('a place is given back once, whoever gives it back again', () => {
  const places = openPlaces({ ofAddress: 2, whole: 3 });
  const [first, second] = [places.take('192.0.2.1'), places.take('192.0.2.1')];
  expect(places.take('192.0.2.1')).toBeNull();
  first?.();
  first?.();
  expect(places.take('192.0.2.1')).not.toBeNull();
  expect(places.take('192.0.2.1')).toBeNull();
  expect(places.take('198.51.100.1')).not.toBeNull();
  expect(places.take('203.0.113.1')).toBeNull();
  second?.();
  expect(places.take('203.0.113.1')).not.toBeNull();
});
