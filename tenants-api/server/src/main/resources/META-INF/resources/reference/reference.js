// Shows the description that this server publishes.
Redoc.init(
  "../q/openapi?format=json",
  {
    expandResponses: "200,201,202",
    hideLoading: true,
    nativeScrollbars: true,
    requiredPropsFirst: true,
    sortTagsAlphabetically: true,
    theme: {
      colors: { primary: { main: "#0f6b6b" } },
      typography: {
        fontFamily: "system-ui, sans-serif",
        headings: { fontFamily: "system-ui, sans-serif" },
        code: { fontFamily: "ui-monospace, monospace" },
      },
    },
  },
  document.getElementById("reference"),
);
