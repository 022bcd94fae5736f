/** Pictures of dots, each drawn once for an address and a state of the data, however many ask for it at the same time. */
import { openPainter, type Painter, type ToDraw } from '../draw/png/painter.ts';
import { etagOf } from './headers.ts';
import { openMemory, ownBytes } from './kept/memory.ts';

/** Bytes of pictures that are kept: some hundreds of them. */
const MOST = 64 * 1024 * 1024;

export interface Pictures {
  /** The picture under that key, drawn where it is not kept. @throws Problem of whatever `make` or the painter refuses */
  find(key: string, make: () => Promise<ToDraw>): Promise<Buffer>;
  /** A picture of a document: known again by what is to be drawn. */
  readonly paint: Painter['paint'];
  warm(): void;
  close(): Promise<void>;
}

export function openPictures(painter = openPainter()): Pictures {
  const kept = openMemory<Buffer>(MOST);
  const drawing = new Map<string, Promise<Buffer>>();
  const draw = async (key: string, make: () => Promise<ToDraw>): Promise<Buffer> => {
    try {
      const png = ownBytes(await painter.paint(await make()));
      kept.set(key, png, png.length);
      return png;
    } finally {
      drawing.delete(key);
    }
  };
  const find: Pictures['find'] = async (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const under = drawing.get(key) ?? draw(key, make);
    drawing.set(key, under);
    return under;
  };
  return {
    find,
    paint: (picture) => find(etagOf(JSON.stringify(picture)), async () => picture),
    warm: painter.warm,
    close: painter.close,
  };
}
