/** Charts that answer what a page leaves open. They come when the page stands: their questions are those of the whole gallery. */
import { type ComponentProps, lazy, Suspense } from 'react';

const Links = lazy(() => import('./FurtherLinks.tsx').then((module) => ({ default: module.FurtherLinks })));

export function Further(props: ComponentProps<typeof Links>) {
  return (
    <Suspense fallback={null}>
      <Links {...props} />
    </Suspense>
  );
}
