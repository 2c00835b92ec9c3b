import './no-eval.ts';
// Asks which script is running, which it can only be told while this one does.
import './own-code.ts';
import '../ui/tokens.css';
import '../marks/figures.css';
import './viewer.css';
import { createRoot } from 'react-dom/client';
import { readCaseData } from './case-data.ts';
import { createCaseModel } from './case-model.ts';
import { readPlace } from './place.ts';
import { createScreenShelf } from './screen-shelf.tsx';
import { Viewer } from './viewer.tsx';

const element = document.getElementById('viewer');
if (element === null) throw new Error('the page has lost its element');
const data = readCaseData(document.getElementById('case-data')?.textContent ?? '');
if (data === undefined) {
  element.textContent =
    'The data in this page cannot be read: the file was damaged on its way, or changed. Ask the sender for it again; data/view.json beside it holds the same case.';
} else {
  const shelf = createScreenShelf();
  const model = createCaseModel(data);
  void shelf
    .makeReady(readPlace(window.location.hash).screen)
    .then(() => createRoot(element).render(<Viewer model={model} shelf={shelf} />));
}
