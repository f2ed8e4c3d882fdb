import { fetchLater, fetchOpening, postAnswers } from './api.js';
import { App } from './app.js';
import { openStore } from './store.js';

/** The code is the last part of the address: /s/:code. */
const code = decodeURIComponent(window.location.pathname.split('/').filter(Boolean).pop() || '');
const page = document.getElementById('page');

if (page) {
  void openStore().then((store) => {
    const app = new App({ page, code, store, fetchOpening, fetchLater, postAnswers });
    return app.begin();
  });
}
