import { expect, it } from 'vitest';
import { noticeText } from '../../../shared/bundle/notice-file.ts';

it('a letter that tells what became of a release says first that it is of an exercise or a demonstration', () => {
  const words = ['This release was RETRACTED.', '', 'About it'];
  expect(noticeText('exercise', words)).toBe(
    'EXERCISE. Nothing in here happened.\n\nThis release was RETRACTED.\n\nAbout it\n',
  );
  expect(noticeText('demonstration', words)).toMatch(/^DEMONSTRATION\. /u);
  expect(noticeText('none', words)).toBe('This release was RETRACTED.\n\nAbout it\n');
});
