package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedUrlTest {

    private static final String FILE = "https://media.example.com/night/a.mp4";

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F20261124%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T020000Z&X-Amz-Expires=43200&X-Amz-SignedHeaders=host&X-Amz-Security-Token=t&X-Amz-Signature=abc&x-id=GetObject,2026-11-24T14:00:00Z",
        "x-amz-date=20261124T020000Z&x-amz-expires=60&x-amz-signature=abc,2026-11-24T02:01:00Z",
        "AWSAccessKeyId=AK&Expires=1795485600&Signature=a%2Fb%3D&x-amz-security-token=t,2026-11-24T02:00:00Z",
        "X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=c&X-Goog-Date=20261124T020000Z&X-Goog-Expires=3600&X-Goog-SignedHeaders=host&X-Goog-Signature=abc,2026-11-24T03:00:00Z",
        "GoogleAccessId=ops%40example.iam&Expires=1795485600&Signature=abc,2026-11-24T02:00:00Z",
        "Expires=1795485600&Signature=a~b_&Key-Pair-Id=K2&Hash-Algorithm=SHA256,2026-11-24T02:00:00Z",
        "sv=2024-11-04&st=2026-11-23T00%3A00%3A00Z&se=2026-11-24T02%3A00%3A00Z&sr=b&sp=r&spr=https&skoid=o&sktid=t&skt=s&ske=e&sks=b&skv=v&sig=a%2Bb%3D,2026-11-24T02:00:00Z",
        "sv=2024-11-04&se=2026-11-24T02:00Z&sp=r&sig=abc,2026-11-24T02:00:00Z",
        "sv=2024-11-04&se=2026-11-24T04:00:00%2B02:00&sp=r&sig=abc,2026-11-24T02:00:00Z",
        "sv=2024-11-04&se=2026-11-24&sp=r&sig=abc,2026-11-24T00:00:00Z",
    })
    void readsTheExpiryAndLeavesTheSignatureOutOfTheIdentity(String signature, Instant expires) {
        MediaUrl signed = MediaUrl.of(FILE + "?versionId=3&" + signature + "&x=1");

        assertThat(signed.expires()).isEqualTo(expires);
        assertThat(signed.identityV1()).isEqualTo(FILE + "?versionId=3&x=1");
        assertThat(signed.direct()).isEqualTo(FILE + "?versionId=3&" + signature + "&x=1");
    }

    @Test
    void readsACustomPolicyOfCloudFront() {
        // From Amazon's own guide, "Create a signed URL using a custom policy".
        String guide =
                "eyANCiAgICJTdGF0ZW1lbnQiOiBbeyANCiAgICAgICJSZXNvdXJjZSI6Imh0dHA6Ly9kemJlc3FtN3VuMW0wLmNsb3VkZnJvbnQubmV0L2RlbW8ucGhwIiwgDQogICAgICAiQ29uZGl0aW9uIjp7IA0KICAgICAgICAgIklwQWRkcmVzcyI6eyJBV1M6U291cmNlSXAiOiIyMDcuMTcxLjE4MC4xMDEvMzIifSwNCiAgICAgICAgICJEYXRlR3JlYXRlclRoYW4iOnsiQVdTOkVwb2NoVGltZSI6MTI5Njg2MDE3Nn0sDQogICAgICAgICAiRGF0ZUxlc3NUaGFuIjp7IkFXUzpFcG9jaFRpbWUiOjEyOTY4NjAyMjZ9DQogICAgICB9IA0KICAgfV0gDQp9DQo";

        MediaUrl signed = MediaUrl.of(FILE + "?Policy=" + guide + "&Signature=abc&Key-Pair-Id=K2");

        assertThat(signed.expires()).isEqualTo(Instant.ofEpochSecond(1296860226));
        assertThat(signed.identityV1()).isEqualTo(FILE);
    }

    @Property
    void readsAnyPolicyInCloudFrontsOwnAlphabet(@ForAll("resources") String resource) {
        String policy =
                "{\"Statement\":[{\"Resource\":\"%s\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":1795485600}}}]}"
                        .formatted(resource);
        String encoded = Base64.getEncoder()
                .encodeToString(policy.getBytes(UTF_8))
                .replace('+', '-')
                .replace('=', '_')
                .replace('/', '~');

        assertThat(MediaUrl.of(FILE + "?Policy=" + encoded + "&Signature=s&Key-Pair-Id=k")
                        .expires())
                .isEqualTo("2026-11-24T02:00:00Z");
    }

    @Provide
    Arbitrary<String> resources() {
        return Arbitraries.strings().alpha().withChars("?>~é*/:").ofMaxLength(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expires=1795485600",
                "Signature=abc",
                "Policy=open",
                "sv=2&se=2026-11-24&sp=r&st=x&sr=b&si=y",
                "X-Amz-Date=20261124T020000Z&X-Amz-Expires=60",
                "X-Goog-Date=20261124T020000Z",
                "Key-Pair-Id=K2",
                "x-id=GetObject",
                "dl=0",
                "rlkey=k",
                "mysig=abc&sp=r"
            })
    void leavesParametersAloneThatMakeNoSignature(String innocent) {
        MediaUrl url = MediaUrl.of(FILE + "?" + innocent);

        assertThat(url.identityV1()).isEqualTo(FILE + "?" + innocent);
        assertThat(url.expires()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Signature=abc",
                "X-Amz-Date=yesterday&X-Amz-Expires=60&X-Amz-Signature=abc",
                "X-Amz-Date=20261124T020000Z&X-Amz-Expires=99999999999999999999&X-Amz-Signature=abc",
                "X-Amz-Date=20261124T020000Z&X-Amz-Expires=9223372036854775807&X-Amz-Signature=abc",
                "Expires=9223372036854775807&Signature=abc",
                "Expires=&Signature=abc",
                "Policy=%21%21&Signature=abc",
                "Policy=e30_&Signature=abc",
                "se=soon&sig=abc",
                "se&sig",
                "si=stored&sig=abc"
            })
    void takesASignatureWhoseDateItCannotRead(String signature) {
        assertThat(MediaUrl.of(FILE + "?" + signature).expires()).isNull();
        assertThat(MediaUrl.of(FILE + "?" + signature).identityV1()).isEqualTo(FILE);
    }

    @Property
    void knowsTheSameObjectUnderEachSignature(
            @ForAll("paths") String path,
            @ForAll("signatures") Tuple2<String, String> lastNight,
            @ForAll("signatures") Tuple2<String, String> tonight) {
        MediaUrl one = signed(path, lastNight);
        MediaUrl other = signed(path, tonight);

        assertThat(one.identityV1()).isEqualTo(other.identityV1());
        assertThat(key(one)).isEqualTo(key(other)).isNotEqualTo(key(signed(path + "x", tonight)));
    }

    private static MediaUrl signed(String path, Tuple2<String, String> signature) {
        return MediaUrl.of(
                "https://media.example.com/" + path + ".mp4?" + signature.get1() + "&part=1&" + signature.get2());
    }

    private static ProjectKey key(MediaUrl media) {
        return ProjectKey.of(new ProjectName("Weekly"), List.of(media));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().alpha().withChars("/ é%+").ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<Tuple2<String, String>> signatures() {
        Arbitrary<String> values = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("%/+=~-_")
                .ofMinLength(1)
                .ofMaxLength(30);
        Arbitrary<Long> times = Arbitraries.longs().between(1, 4_000_000_000L);
        return Arbitraries.oneOf(
                Combinators.combine(values, times)
                        .as((value, time) ->
                                Tuple.of("X-Amz-Date=" + value + "&X-Amz-Expires=" + time, "X-Amz-Signature=" + value)),
                Combinators.combine(values, times)
                        .as((value, time) -> Tuple.of(
                                "X-Goog-Credential=" + value, "X-Goog-Expires=" + time + "&X-Goog-Signature=" + value)),
                Combinators.combine(values, times)
                        .as((value, time) ->
                                Tuple.of("Expires=" + time + "&Key-Pair-Id=" + value, "Signature=" + value)),
                Combinators.combine(values, times)
                        .as((value, time) ->
                                Tuple.of("sig=" + value + "&sv=2024-11-04", "sp=r&se=" + Instant.ofEpochSecond(time))));
    }
}
