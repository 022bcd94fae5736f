/**
 * The seeds as a program: loads them once. A store into which somebody has entered anything is left alone, and one whose loading was broken off is
 * completed. It is run by every start, most of which have nothing to load: what loads is imported where it is wanted.
 */
import { keepCode } from '../server/kept-code.ts';

keepCode();
await (await import('./wanted.ts')).loadWanted();
