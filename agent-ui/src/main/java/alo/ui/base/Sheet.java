package alo.ui.base;

import alo.ui.client.Refused;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;

/// Hands a sheet of the control plane to the browser, which can not show it a token. The filters
/// are the control plane's to check.
public final class Sheet {
  private Sheet() {}

  /// What the filters of the address find, as CSV; a refusal in words, since it comes to stand on a
  /// page of its own.
  ///
  /// @param file name under which the browser keeps it, without its ending
  /// @param sheet asked with the address' filters
  public static Response download(
      String file, UriInfo address, Function<String, InputStream> sheet) {
    String query = Objects.requireNonNullElse(address.getRequestUri().getRawQuery(), "");
    try {
      InputStream rows = sheet.apply(query);
      StreamingOutput copied =
          out -> {
            try (rows) {
              rows.transferTo(out);
            }
          };
      return Response.ok(copied)
          .type("text/csv;charset=UTF-8")
          .header("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(file))
          .header("Cache-Control", "private, no-store")
          .build();
    } catch (Refused e) {
      return Response.status(e.problem().status())
          .type("text/plain;charset=UTF-8")
          .entity(Objects.requireNonNullElse(e.problem().detail(), e.problem().title()))
          .build();
    }
  }
}
