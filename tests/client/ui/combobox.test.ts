// @vitest-environment happy-dom
/** A field that is searched by typing, walked by keys. */
import { act, createElement, useState } from 'react';
import { expect, it } from 'vitest';
import { Combobox, type ComboboxOption } from '../../../client/ui/Combobox.tsx';
import { renderPage } from '../../support/render.ts';

const OPTIONS: readonly ComboboxOption[] = ['教育局', '民政局', '水利局'].map((label) => ({ value: label, label }));

interface FieldProps {
  readonly options: readonly ComboboxOption[];
  readonly onChosen: (value: string) => void;
}

function Field({ options, onChosen }: FieldProps) {
  const [text, onText] = useState('');
  const onChoose = ({ value }: ComboboxOption) => onChosen(value);
  const status = `${options.length} 家`;
  return createElement(Combobox, {
    label: '单位',
    text,
    onText,
    options,
    onChoose,
    status,
    onEnter: () => onChosen('Enter'),
  });
}

async function open(options = OPTIONS) {
  const chosen: string[] = [];
  const onChosen = (value: string) => void chosen.push(value);
  const page = await renderPage(createElement(Field, { options, onChosen }), '/', {}, 400);
  const field = page.querySelector('input');
  if (!field) throw new Error('No field');
  const send = (event: Event) =>
    act(async () => {
      field.dispatchEvent(event);
    });
  return {
    chosen,
    press: async (...keys: readonly string[]) => {
      for (const key of keys) await send(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    },
    compose: () => send(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true })),
    selected: () => page.querySelector('[aria-selected="true"]')?.textContent?.trim() ?? null,
    active: () =>
      document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent?.trim() ?? null,
    isOpen: () => field.getAttribute('aria-expanded') === 'true',
    options: () => [...page.querySelectorAll('[role="option"]')],
  };
}

it('is walked from its first option down and from its last one up, around both ends', async () => {
  const { press, selected, active, isOpen } = await open();
  expect(isOpen()).toBe(false);
  await press('ArrowDown');
  expect([isOpen(), selected(), active()]).toEqual([true, '教育局', '教育局']);
  await press('ArrowUp');
  expect(selected()).toBe('水利局');
  await press('ArrowDown', 'ArrowDown');
  expect(selected()).toBe('民政局');
  const other = await open();
  await other.press('ArrowUp');
  expect(other.selected()).toBe('水利局');
});

it('takes the option walked to by Enter, and closes', async () => {
  const { press, chosen, isOpen } = await open();
  await press('ArrowDown', 'ArrowDown', 'Enter');
  expect(chosen).toEqual(['民政局']);
  expect(isOpen()).toBe(false);
});

it('hands Enter on where nothing is walked to, and none that ends the composing of a character', async () => {
  const { press, compose, chosen } = await open();
  await compose();
  expect(chosen).toEqual([]);
  await press('Enter');
  expect(chosen).toEqual(['Enter']);
});

it('is closed by Escape, and a click takes an option', async () => {
  const { press, chosen, isOpen, options } = await open();
  await press('ArrowDown', 'Escape');
  expect(isOpen()).toBe(false);
  expect(chosen).toEqual([]);
  await press('ArrowDown');
  await act(async () => (options()[2] as HTMLElement).click());
  expect(chosen).toEqual(['水利局']);
});

it('stays closed where there is nothing to choose', async () => {
  const { press, isOpen, options } = await open([]);
  await press('ArrowDown');
  expect(isOpen()).toBe(false);
  expect(options()).toEqual([]);
});
