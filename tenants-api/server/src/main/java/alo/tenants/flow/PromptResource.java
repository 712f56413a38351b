package alo.tenants.flow;

import alo.contract.audit.AuditAct;
import alo.contract.flow.PromptView;
import alo.contract.id.PromptId;
import alo.contract.identity.Permit;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Announcements over HTTP: uploaded as a WAV file or spoken from a text.
@Path("/api/v1/prompts")
@RunOnVirtualThread
@RolesAllowed(Permit.PROMPTS_CHANGE)
public class PromptResource {
  @Inject Prompts prompts;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// What makes two uploads the same.
  private record Upload(String name, String sha256) {}

  /// A page by id.
  @GET
  @RolesAllowed(Permit.PROMPTS_SEE)
  public Page<PromptView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return prompts.list(limit, cursor);
  }

  /// Keeps an uploaded WAV file.
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ResponseStatus(201)
  public PromptView upload(
      @HeaderParam(Idempotency.HEADER) @Nullable String key,
      @RestForm @Nullable String name,
      @RestForm("file") @Nullable FileUpload file) {
    if (name == null || file == null) {
      throw new RejectedException(ProblemCode.INVALID_REQUEST, "Expected the parts name and file");
    }
    if (file.size() > Prompts.UPLOAD_BYTES_MAX) {
      throw new RejectedException(
          ProblemCode.TOO_LARGE,
          "Expected at most %d bytes, but there are %d"
              .formatted(Prompts.UPLOAD_BYTES_MAX, file.size()));
    }
    byte[] bytes = content(file);
    Upload upload = new Upload(name, Prompts.sha256(bytes));
    PromptView prompt =
        idempotency.once(
            key,
            "prompts",
            upload,
            PromptView.class,
            () -> prompts.converted(name, bytes),
            audio ->
                audit.creates(
                    AuditAct.PROMPT_CREATE,
                    PromptView::id,
                    () -> prompts.keep(current.tenant(), name, null, null, audio)));
    return prompt;
  }

  /// Speaks a text and keeps it.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  public PromptView speak(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, PromptView.@Nullable Draft body) {
    PromptView.Draft spoken = Check.body(body);
    PromptView prompt =
        idempotency.once(
            key,
            "prompts",
            spoken,
            PromptView.class,
            () -> prompts.spoken(spoken),
            audio ->
                audit.creates(
                    AuditAct.PROMPT_CREATE,
                    PromptView::id,
                    () ->
                        prompts.keep(
                            current.tenant(),
                            spoken.name(),
                            spoken.text(),
                            spoken.language(),
                            audio)));
    return prompt;
  }

  /// The WAV file.
  @GET
  @Path("/{id}/audio")
  @Produces("audio/wav")
  @RolesAllowed(Permit.PROMPTS_SEE)
  public byte[] audio(@PathParam("id") String id) {
    return prompts
        .findAudio(current.tenant(), new PromptId(id))
        .orElseThrow(
            () -> new RejectedException(ProblemCode.NOT_FOUND, "There is no prompt " + id));
  }

  private static byte[] content(FileUpload file) {
    try {
      return Files.readAllBytes(file.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
