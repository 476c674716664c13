// Where the Studio asks: this host, by the name that the browser knows it by, also behind a proxy.
document.querySelector("elsa-backend-provider").setAttribute("remote-endpoint", location.origin + "/elsa/api");
