import type { importWords } from '../../intake/intake.words.ts';
import { isGood } from '../../intake/reading.ts';
import { hasQuestion, type Queued } from './queue.ts';

type Stages = typeof importWords.zh.stages;

/** What a file is doing, in a few words. */
export function stageWord(entry: Queued, words: Stages): string {
  const { stage } = entry;
  switch (stage.kind) {
    case 'waiting':
      return words.waiting;
    case 'reading':
      if (stage.share < 1) return words.uploading(Math.floor(stage.share * 100));
      if (stage.page) return words.readingPage(stage.page.page, stage.page.pages);
      return stage.documents > 0 ? words.readingOf(stage.documents) : words.reading;
    case 'read': {
      const good = stage.readings.filter(isGood).length;
      if (good === 0) return words.notRead;
      if (hasQuestion(entry)) return words.asks;
      return good === stage.readings.length ? words.read : words.someRead(good, stage.readings.length);
    }
    case 'notRead':
      return words.notRead;
    case 'due':
      return words.due;
    case 'sending':
      if (stage.page) return words.readingPage(stage.page.page, stage.page.pages);
      return stage.documents > 0 ? words.sendingOf(stage.documents) : words.sending;
    case 'accepted': {
      const good = stage.receipts.filter((one) => one.receipt !== null);
      if (good.length < stage.receipts.length) return words.someAccepted(good.length, stage.receipts.length);
      return good.every((one) => one.receipt?.kind === 'unchanged') ? words.unchanged : words.accepted;
    }
    case 'notAccepted':
      return words.notAccepted;
  }
}
