/** The event by which the second script hands the form engine to the page. */
export const FORM_LOADED = 'form-loaded';
