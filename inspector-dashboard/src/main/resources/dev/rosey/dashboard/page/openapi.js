// The contract to read and to try. Whoever is logged in on Rosey's page in this tab need not give the token again.

import { token } from './api.js';

const page = window.SwaggerUIBundle({
  url: '../../openapi',
  dom_id: '#interface',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
  onComplete() {
    if (token()) page.preauthorizeApiKey('token', token());
  },
});
