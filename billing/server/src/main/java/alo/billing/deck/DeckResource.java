package alo.billing.deck;

import alo.contract.billing.DeckView;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The provider's price decks over HTTP. A version has its number in its address: it is made once,
/// however often it is sent, and needs no other key.
@Path("/api/v1/decks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("provider")
@RunOnVirtualThread
class DeckResource {
  private final Decks decks;
  private final DeckVersions versions;

  DeckResource(Decks decks, DeckVersions versions) {
    this.decks = decks;
    this.versions = versions;
  }

  @GET
  @Operation(operationId = "listDecks", summary = "All decks with their versions, by name")
  public List<DeckView> all() {
    return decks.list();
  }

  @GET
  @Path("/{deck}")
  @Operation(operationId = "getDeck", summary = "A deck with its versions")
  public DeckView get(@PathParam("deck") String deck) {
    return decks.find(deck).orElseThrow(DeckResource::noSuchDeck);
  }

  @GET
  @Path("/{deck}/versions/{version}/rates")
  @Operation(operationId = "listRates", summary = "A page of a version's rates, by prefix")
  public Page<DeckView.Rate> rates(
      @PathParam("deck") String deck,
      @PathParam("version") int version,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return decks.rates(deck, version, limit, cursor).orElseThrow(DeckResource::noSuchDeck);
  }

  @PUT
  @Path("/{deck}/versions/{version}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putDeckVersion",
      summary =
          "Adds the next version, effective from a date to come; the same again changes nothing")
  public DeckView put(
      @PathParam("deck") String deck,
      @PathParam("version") int version,
      DeckView.@Nullable Draft draft) {
    if (draft == null) {
      throw new RejectedException(ProblemCode.INVALID_REQUEST, "Expected a body, but it is empty");
    }
    return versions.put(deck, version, draft);
  }

  private static RejectedException noSuchDeck() {
    return new RejectedException(ProblemCode.NOT_FOUND, "There is no such deck or version");
  }
}
