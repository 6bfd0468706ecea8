import { Ruby } from '#art/Ruby.tsx';
import { VIEWPOINTS } from '#machines/lab/sights.view.ts';
import { useLab } from '../lab-context.ts';

/** What the table of the watched ports is about, and over its columns the places from which they are seen. */
export function SightHead() {
  const { labels } = useLab();
  return (
    <>
      <caption class="quiet">
        <Ruby text={labels['lab.views.caption']} />
      </caption>
      <thead>
        <tr>
          <SightColumns />
        </tr>
      </thead>
    </>
  );
}

/** Over the columns of ports and of the places from which they are seen. */
export function SightColumns() {
  const { labels } = useLab();
  return (
    <>
      <th scope="col">
        <Ruby text={labels['lab.views.port']} />
      </th>
      {VIEWPOINTS.map((place) => (
        <th key={place} scope="col">
          <Ruby text={labels[`lab.views.from.${place}`]} />
        </th>
      ))}
    </>
  );
}
